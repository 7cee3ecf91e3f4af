package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.article.intake.VisibleWords.Height;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeTraversor;

/**
 * What the style of a page does to the meaning of its words: a small part of the cascade, of the sheets inside the page
 * and the styles of its elements, for what is bold, italic, raised, struck out, in capitals or hidden.
 */
final class PageStyles {

    /** Comparisons of an element with a rule; a page with more of both than that is none that somebody wrote. */
    private static final int MOST_COMPARISONS = 30_000_000;

    private static final Set<String> BOLD = Set.of("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> ITALIC = Set.of("i", "em", "cite", "dfn", "var");
    private static final Set<String> STRUCK = Set.of("s", "strike", "del");

    /** To set them higher or lower in a line means nothing. */
    private static final Set<String> NO_LINES =
            Set.of("td", "th", "tr", "tbody", "thead", "tfoot", "table", "img", "body", "p", "div", "li");

    /** Their letters are bold or slanted by the look of the page, not by what they say. */
    private static final Set<String> DRESSED =
            Set.of("body", "main", "article", "section", "blockquote", "figcaption", "caption", "address", "dt");

    /** Longer words that stand a little higher or lower are laid out, not raised. */
    private static final int LONGEST_SHIFTED = 10;

    private static final Pattern SIZE = Pattern.compile("(-?)[0-9.]*[1-9][0-9.]*(?:pt|px|em|ex|rem|%|mm|cm|in)?");
    private static final Pattern LENGTH = Pattern.compile("(-?[0-9]*\\.?[0-9]+)(pt|px|in|cm|mm|em)");
    private static final Map<String, Double> POINTS =
            Map.of("pt", 1.0, "px", 0.75, "in", 72.0, "cm", 28.35, "mm", 2.835, "em", 12.0);

    private final Map<String, List<StyleSheet.Rule>> rules = new HashMap<>();
    private final Map<Element, Look> looks = new IdentityHashMap<>();
    private int comparisons;

    private PageStyles() {}

    static PageStyles of(Document page) {
        PageStyles styles = new PageStyles();
        for (Element sheet : page.select("style")) {
            for (StyleSheet.Rule rule : StyleSheet.rules(sheet.data())) {
                styles.rules
                        .computeIfAbsent(rule.selector().key(), key -> new ArrayList<>())
                        .add(rule);
            }
        }
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (node instanceof Element element) {
                        Element parent = element.parent();
                        Look around = parent == null ? Look.PLAIN : styles.look(parent);
                        styles.looks.put(element, styles.look(element, around));
                    }
                },
                page);
        return styles;
    }

    /** How the words right inside it look. */
    Look look(Element element) {
        return looks.getOrDefault(element, Look.PLAIN);
    }

    /** What is declared of it, without what it inherits. */
    Map<String, String> declared(Element element) {
        Map<String, String> declared = new HashMap<>();
        for (StyleSheet.Rule rule : matching(element)) {
            merge(declared, rule.declarations());
        }
        if (element.hasAttr("style")) {
            merge(declared, StyleSheet.declarations(element.attr("style")));
        }
        declared.replaceAll((name, value) -> value.startsWith("!") ? value.substring(1) : value);
        return declared;
    }

    String declared(Element element, String name) {
        return declared(element).getOrDefault(name, "");
    }

    /** How far the element stands from the left, in points. */
    double indent(Element element) {
        Map<String, String> declared = declared(element);
        String left = declared.getOrDefault("margin-left", "");
        if (left.isEmpty()) {
            String[] sides = declared.getOrDefault("margin", "").split("\\s+");
            left = sides[sides.length - 1];
        }
        Matcher length = LENGTH.matcher(left);
        return length.matches() ? Double.parseDouble(length.group(1)) * POINTS.getOrDefault(length.group(2), 1.0) : 0;
    }

    /** Whether nobody sees the element, nor anything in it. */
    boolean isHidden(Element element) {
        Map<String, String> declared = declared(element);
        return element.hasAttr("hidden")
                || (element.normalName().equals("dialog") && !element.hasAttr("open"))
                || declared.getOrDefault("display", "").equals("none")
                || declared.getOrDefault("mso-hide", "").equals("all");
    }

    /** Whether it is there for only some: those who listen to a page, or those who look at it. */
    boolean isHiddenFromSome(Element element) {
        Map<String, String> declared = declared(element);
        String clip = declared.getOrDefault("clip", "") + declared.getOrDefault("clip-path", "");
        return element.attr("aria-hidden").equalsIgnoreCase("true")
                || clip.matches("rect\\([01](px)?[, ].*|inset\\((50|100)%.*");
    }

    private static void merge(Map<String, String> declared, Map<String, String> stronger) {
        stronger.forEach((name, value) -> {
            if (value.startsWith("!") || !declared.getOrDefault(name, "").startsWith("!")) {
                declared.put(name, value);
            }
        });
    }

    /** The weakest first. */
    private List<StyleSheet.Rule> matching(Element element) {
        if (rules.isEmpty()) {
            return List.of();
        }
        List<StyleSheet.Rule> matching = new ArrayList<>();
        collect("", element, matching);
        collect(element.normalName(), element, matching);
        if (!element.id().isEmpty()) {
            collect("#" + element.id(), element, matching);
        }
        if (element.hasAttr("class")) {
            element.classNames().forEach(name -> collect("." + name, element, matching));
        }
        matching.sort(Comparator.comparingInt(
                        (StyleSheet.Rule rule) -> rule.selector().specificity())
                .thenComparingInt(StyleSheet.Rule::order));
        return matching;
    }

    private void collect(String key, Element element, List<StyleSheet.Rule> matching) {
        List<StyleSheet.Rule> candidates = rules.getOrDefault(key, List.of());
        comparisons += candidates.size();
        if (comparisons > MOST_COMPARISONS) {
            throw new FileImporter.TooIntricate();
        }
        for (StyleSheet.Rule rule : candidates) {
            if (rule.selector().matches(element)) {
                matching.add(rule);
            }
        }
    }

    private Look look(Element element, Look around) {
        Look look = byTag(element.normalName(), around);
        for (Map.Entry<String, String> declaration : declared(element).entrySet()) {
            look = applied(declaration.getKey(), declaration.getValue(), element, look);
        }
        return look;
    }

    private static Look byTag(String tag, Look around) {
        Look look = around;
        if (BOLD.contains(tag)) {
            look = look.withBold(true);
        }
        if (ITALIC.contains(tag)) {
            look = look.withItalic(true);
        }
        if (STRUCK.contains(tag)) {
            look = look.struckOut();
        }
        return tag.equals("sup") ? look.at(Height.RAISED) : tag.equals("sub") ? look.at(Height.LOWERED) : look;
    }

    private Look applied(String name, String value, Element element, Look look) {
        if (name.equals("font-family")) {
            return look.inFont(firstFont(value));
        }
        if (name.startsWith("font") && DRESSED.contains(element.normalName())) {
            return look;
        }
        return switch (name) {
            case "font-weight" -> weight(value, look);
            case "font-style" -> slant(value, look);
            case "font" -> font(value, look);
            case "text-transform" -> letters(value, look);
            case "visibility" -> visibility(value, look);
            case "text-decoration", "text-decoration-line" -> value.contains("line-through") ? look.struckOut() : look;
            case "vertical-align", "font-variant-position" -> aligned(value, element, look);
            case "mso-text-raise" -> shifted(value, element, look);
            case "top" ->
                declared(element, "position").equals("relative") ? shifted(opposite(value), element, look) : look;
            default -> look;
        };
    }

    private static Look weight(String value, Look look) {
        return switch (value) {
            case "bold", "bolder" -> look.withBold(true);
            case "normal", "lighter" -> look.withBold(false);
            default -> value.matches("\\d{1,4}") ? look.withBold(Integer.parseInt(value) >= 600) : look;
        };
    }

    private static Look slant(String value, Look look) {
        return switch (value) {
            case "normal" -> look.withItalic(false);
            case "italic", "oblique" -> look.withItalic(true);
            default -> look;
        };
    }

    /** The short form sets what it does not name to normal. */
    private static Look font(String value, Look look) {
        if (value.equals("inherit")) {
            return look;
        }
        String before = value.replaceFirst("[\"'].*", "");
        boolean bold = before.matches(".*\\b(bold|bolder|[6-9]00)\\b(?!pt|px|%).*");
        return look.inFont(firstFont(value.replaceFirst("^.*?\\d\\S*\\s+", "")))
                .withBold(bold)
                .withItalic(before.matches(".*\\b(italic|oblique)\\b.*"));
    }

    private static String firstFont(String families) {
        return families.split(",")[0].replaceAll("[\"']", "").strip();
    }

    private static Look letters(String value, Look look) {
        return switch (value) {
            case "uppercase" -> look.in(Look.Letters.CAPITALS);
            case "lowercase" -> look.in(Look.Letters.SMALL);
            case "none" -> look.in(Look.Letters.AS_WRITTEN);
            default -> look;
        };
    }

    private static Look visibility(String value, Look look) {
        return switch (value) {
            case "hidden", "collapse" -> look.withVisible(false);
            case "visible" -> look.withVisible(true);
            default -> look;
        };
    }

    private static Look aligned(String value, Element element, Look look) {
        if (NO_LINES.contains(element.normalName())) {
            return look;
        }
        return switch (value) {
            case "super" -> look.at(Height.RAISED);
            case "sub" -> look.at(Height.LOWERED);
            // "baseline" is said of raised elements, which are then set higher by other means, and of all of Google's.
            default -> shifted(value, element, look);
        };
    }

    private static Look shifted(String value, Element element, Look look) {
        Matcher size = SIZE.matcher(value);
        boolean inLine = !NO_LINES.contains(element.normalName());
        if (!inLine || !size.matches() || element.wholeText().strip().length() > LONGEST_SHIFTED) {
            return look;
        }
        return look.at(size.group(1).isEmpty() ? Height.RAISED : Height.LOWERED);
    }

    private static String opposite(String value) {
        return value.startsWith("-") ? value.substring(1) : "-" + value;
    }
}
