package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the style sheets inside a page: those rules that alter what is read, and are meant for a screen of any size. */
final class StyleSheet {

    private static final int MOST_RULES = 20_000;

    /** What is kept of a rule; everything else is only looks. */
    private static final Set<String> TELLING = Set.of(
            "clip",
            "clip-path",
            "display",
            "font",
            "font-family",
            "font-style",
            "font-variant-position",
            "font-weight",
            "list-style",
            "list-style-type",
            "margin",
            "margin-left",
            "mso-element",
            "mso-hide",
            "mso-list",
            "mso-outline-level",
            "mso-text-raise",
            "position",
            "text-decoration",
            "text-decoration-line",
            "text-transform",
            "top",
            "vertical-align",
            "visibility");

    private final String css;
    private final List<Rule> rules = new ArrayList<>();
    private int at;

    private StyleSheet(String css) {
        this.css = css;
    }

    record Rule(StyleSelector selector, Map<String, String> declarations, int order) {}

    static List<Rule> rules(String css) {
        StyleSheet sheet = new StyleSheet(withoutComments(css));
        sheet.read();
        return sheet.rules;
    }

    /** The telling ones of an element's own style, or of a rule; an important one has "!" before it. */
    static Map<String, String> declarations(String block) {
        Map<String, String> told = new HashMap<>();
        for (String declaration : block.split(";")) {
            String[] both = declaration.split("\\s*:\\s*", 2);
            String name = both[0].strip().toLowerCase(Locale.ROOT);
            if (both.length < 2 || !TELLING.contains(name)) {
                continue;
            }
            String value = both[1].strip().toLowerCase(Locale.ROOT);
            boolean important = value.endsWith("!important");
            String plain = important
                    ? value.substring(0, value.length() - "!important".length()).strip()
                    : value;
            // The later of two counts, unless only the former is important.
            if (important || !told.getOrDefault(name, "").startsWith("!")) {
                told.remove(name);
                told.put(name, important ? "!" + plain : plain);
            }
        }
        return told;
    }

    private static String withoutComments(String css) {
        StringBuilder rest = new StringBuilder(css.length());
        int from = 0;
        for (int open = css.indexOf("/*"); open >= 0; open = css.indexOf("/*", from)) {
            rest.append(css, from, open);
            int close = css.indexOf("*/", open + 2);
            from = close < 0 ? css.length() : close + 2;
        }
        return rest.append(css, from, css.length())
                .toString()
                .replace("<!--", " ")
                .replace("-->", " ");
    }

    private void read() {
        int start = 0;
        while (at < css.length()) {
            char c = css.charAt(at);
            if (c == '{') {
                open(css.substring(start, at).strip());
                start = at;
            } else if (c == ';' || c == '}') {
                at++;
                start = at;
            } else {
                at = c == '"' || c == '\'' ? afterString(at) : at + 1;
            }
        }
    }

    /** Goes on after the block that begins here, or within it if it holds rules for a screen. */
    private void open(String before) {
        if (before.startsWith("@")) {
            boolean screen = before.toLowerCase(Locale.ROOT).matches("@media\\s+(only\\s+)?(screen|all)(\\s*,.*)?");
            at = screen ? at + 1 : afterBlock(at);
            return;
        }
        int end = afterBlock(at);
        add(before, css.substring(at + 1, Math.max(at + 1, end - 1)));
        at = end;
    }

    private void add(String selectors, String block) {
        Map<String, String> declarations = declarations(block);
        if (declarations.isEmpty()) {
            return;
        }
        for (String selector : selectors.split(",")) {
            StyleSelector.of(selector).ifPresent(known -> rules.add(new Rule(known, declarations, rules.size())));
        }
        if (rules.size() > MOST_RULES) {
            throw new FileImporter.TooIntricate();
        }
    }

    private int afterBlock(int open) {
        int depth = 0;
        int i = open;
        while (i < css.length()) {
            char c = css.charAt(i);
            if (c == '"' || c == '\'') {
                i = afterString(i);
                continue;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            i++;
            if (depth == 0) {
                return i;
            }
        }
        return css.length();
    }

    /** A string ends with its line at the latest. */
    private int afterString(int open) {
        for (int i = open + 1; i < css.length(); i++) {
            char c = css.charAt(i);
            if (c == css.charAt(open) || c == '\n') {
                return i + 1;
            }
            if (c == '\\') {
                i++;
            }
        }
        return css.length();
    }
}
