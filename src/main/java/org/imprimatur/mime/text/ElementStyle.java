package org.imprimatur.mime.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What the style of an element does to the meaning of its words: whether it raises, lowers or strikes them. */
final class ElementStyle {

    private static final int LONGEST = 4_000;

    /** Longer words that stand a little higher or lower are laid out, not raised. */
    private static final int LONGEST_SHIFTED = 10;

    private static final Pattern DECLARATION = Pattern.compile("([a-z-]{1,40})\\s{0,9}:([^;]*)");

    private static final Pattern SIZE = Pattern.compile("(-?)[0-9.]*[1-9][0-9.]*(?:pt|px|em|ex|rem|%|mm)?");

    /** To set them higher or lower in a line means nothing. */
    private static final Set<String> NO_LINES =
            Set.of("td", "th", "tr", "tbody", "table", "img", "body", "p", "div", "li");

    private boolean struck;
    private @Nullable Boolean raised;

    private ElementStyle() {}

    static ElementStyle of(Element element) {
        ElementStyle style = new ElementStyle();
        boolean inline = !NO_LINES.contains(element.normalName());
        boolean relative = false;
        Matcher declaration = DECLARATION.matcher(beginning(element.attr("style")));
        while (declaration.find()) {
            String value = declaration.group(2).replace("!important", "").strip();
            switch (declaration.group(1)) {
                case "text-decoration", "text-decoration-line" -> style.struck = value.contains("line-through");
                case "vertical-align", "font-variant-position" -> style.align(element, value, inline);
                case "mso-text-raise" -> style.shift(element, value, inline, false);
                case "position" -> relative = value.equals("relative");
                case "top" -> style.shift(element, value, inline && relative, true);
                default -> {
                    // Only looks.
                }
            }
        }
        return style;
    }

    static boolean tells(String declarations) {
        String lower = declarations.toLowerCase(Locale.ROOT);
        return lower.contains("line-through")
                || lower.contains("vertical-align")
                || lower.contains("font-variant-position")
                || lower.contains("mso-text-raise")
                || lower.contains("relative");
    }

    private static String beginning(String style) {
        String some = style.length() > LONGEST ? style.substring(0, LONGEST) : style;
        return some.toLowerCase(Locale.ROOT);
    }

    private void align(Element element, String value, boolean inline) {
        if (!inline) {
            return;
        }
        switch (value) {
            case "super" -> raised = true;
            case "sub" -> raised = false;
            case "baseline", "normal" -> raised = null;
            default -> shift(element, value, true, false);
        }
    }

    private void shift(Element element, String value, boolean inline, boolean downwards) {
        Matcher size = SIZE.matcher(value);
        if (inline && size.matches() && isShort(element)) {
            raised = size.group(1).isEmpty() != downwards;
        }
    }

    private static boolean isShort(Element element) {
        return element.wholeText().strip().length() <= LONGEST_SHIFTED;
    }

    boolean isStruck() {
        return struck;
    }

    boolean isRaised() {
        return Boolean.TRUE.equals(raised);
    }

    boolean isLowered() {
        return Boolean.FALSE.equals(raised);
    }
}
