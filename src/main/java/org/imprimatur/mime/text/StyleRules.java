package org.imprimatur.mime.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/**
 * The rules in a page's style sheets that change what its words mean, written into the elements they are about. Which of
 * two rules is the more exact is not weighed: the later one counts, and what an element says of itself counts most.
 */
final class StyleRules {

    /** Characters of a page's sheets, and selectors of all of them: what programs write has some dozens that matter. */
    private static final int LONGEST_SHEET = 200_000;

    private static final int MOST_SELECTORS = 50;
    private static final int LONGEST_SELECTOR = 200;

    private final Document page;
    private final Set<Element> styled = new LinkedHashSet<>();
    private int selectors;

    private StyleRules(Document page) {
        this.page = page;
    }

    static StyleRules of(Document page) {
        StyleRules rules = new StyleRules(page);
        for (Element sheet : page.select("style")) {
            rules.read(sheet.data());
        }
        return rules;
    }

    /** The elements whose style may say something. */
    List<Element> styled() {
        Set<Element> all = new LinkedHashSet<>(styled);
        for (Element element : page.select("[style]")) {
            if (ElementStyle.tells(element.attr("style"))) {
                all.add(element);
            }
        }
        return new ArrayList<>(all);
    }

    private void read(String sheet) {
        String rules = sheet.length() > LONGEST_SHEET ? sheet.substring(0, LONGEST_SHEET) : sheet;
        int at = 0;
        for (int open = rules.indexOf('{'); open >= 0; open = rules.indexOf('{', at)) {
            int close = rules.indexOf('}', open);
            if (close < 0) {
                return;
            }
            // A rule within another, as for telephones, begins after the inner brace.
            int inner = rules.lastIndexOf('{', close);
            int start =
                    Math.max(at, Math.max(rules.lastIndexOf('{', inner - 1) + 1, rules.lastIndexOf(';', inner) + 1));
            String declarations = rules.substring(inner + 1, close);
            if (ElementStyle.tells(declarations)) {
                apply(rules.substring(start, inner), declarations);
            }
            at = close + 1;
        }
    }

    private void apply(String names, String declarations) {
        String plain = names.replace("<!--", "").replace("-->", "").replaceAll("(?s)/\\*.*?\\*/", "");
        for (String selector : plain.split(",")) {
            String name = selector.strip();
            boolean simple = !name.isEmpty() && name.length() <= LONGEST_SELECTOR && !name.contains(":");
            if (!simple || selectors++ >= MOST_SELECTORS) {
                continue;
            }
            try {
                for (Element element : page.select(name)) {
                    element.attr("style", declarations + ";" + element.attr("style"));
                    styled.add(element);
                }
            } catch (Selector.SelectorParseException unknown) {
                // Some program's own dialect.
            }
        }
    }
}
