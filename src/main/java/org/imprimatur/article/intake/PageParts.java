package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a page that are no words of its article: what nobody sees, what stands around an article on a site, and
 * what programs add to a text, such as remarks and labels of lists.
 */
final class PageParts {

    /** What nobody reads as text; most of it is told by {@link HtmlSanitizer}. */
    private static final Set<String> SILENT = Set.of(
            "head",
            "title",
            "meta",
            "link",
            "base",
            "script",
            "style",
            "noscript",
            "template",
            "iframe",
            "object",
            "embed",
            "applet",
            "video",
            "audio",
            "canvas",
            "input",
            "button",
            "select",
            "textarea",
            "option",
            "datalist",
            "svg",
            "rp",
            "xml",
            "img",
            "map",
            "area");

    private static final Set<String> ROLES = Set.of(
            "navigation",
            "banner",
            "contentinfo",
            "complementary",
            "search",
            "dialog",
            "alertdialog",
            "menu",
            "menubar",
            "doc-toc");

    /** Names of what sites set around and into articles; nothing that could be a word of medicine, such as "consent". */
    private static final Pattern AROUND = Pattern.compile(
            "(cookie|gdpr|cmp)[-_]?(banner|bar|consent|notice|popup|law.*|info|message|box|dialog)|cookieconsent"
                    + "|onetrust[-\\w]*|share[-_]?(buttons?|links?|bar|tools|this|icons?|box)|social[-_]?(share|sharing"
                    + "|links?|icons?|buttons?|media|bar|nav)|sharedaddy|sd-sharing.*|addtoany.*|a2a_kit|addthis.*"
                    + "|breadcrumbs?|newsletter[-_]?(signup|form|box|banner)|skip[-_]?(link|to-content|nav).*"
                    + "|site[-_]?(header|footer|nav|navigation)|nav[-_]?bar|main[-_]?(nav|menu)|mw-editsection|noprint");

    private static final Pattern CONTENTS = Pattern.compile("MsoToc(\\d|Heading)?");

    /** Why a part is left out, and how that is told; some need not be. */
    enum Why {
        HIDDEN(LossKind.HIDDEN),
        AROUND(LossKind.PAGE_AROUND),
        CONTENTS(LossKind.CONTENTS),
        HEADER_FOOTER(LossKind.HEADER_FOOTER),
        COMMENT(LossKind.COMMENTS),
        COMMENT_MARK(null),
        DELETED(LossKind.DELETIONS),
        /** A formula for the eye, beside the one that has words. */
        TWICE(null);

        final @Nullable LossKind told;

        Why(@Nullable LossKind told) {
            this.told = told;
        }
    }

    private static final Set<Why> COUNTED = Set.of(Why.COMMENT, Why.CONTENTS, Why.DELETED, Why.HEADER_FOOTER);

    private final Map<Element, Why> left = new LinkedHashMap<>();
    private final PageStyles styles;
    private final PageNotes notes;
    private final WordPageLists lists;

    private PageParts(PageStyles styles, PageNotes notes, WordPageLists lists) {
        this.styles = styles;
        this.notes = notes;
        this.lists = lists;
    }

    static PageParts of(Document page, PageStyles styles, PageNotes notes, WordPageLists lists) {
        PageParts parts = new PageParts(styles, notes, lists);
        page.body().filter(parts.new Finder());
        Element main = main(page);
        if (main != null) {
            parts.leaveAround(page, main);
        }
        return parts;
    }

    /** The element a page names as the one with its text. */
    static @Nullable Element main(Document page) {
        for (String names : List.of("main, [role=main]", "article, [role=article]")) {
            List<Element> named = new ArrayList<>(page.select(names));
            named.removeIf(element -> element.parents().stream().anyMatch(named::contains));
            if (named.size() == 1) {
                return named.get(0);
            }
        }
        return null;
    }

    /** Whether a walk through the words passes over it. */
    boolean isLeftOut(Element element) {
        return SILENT.contains(element.normalName()) || notes.isWay(element) || left.containsKey(element);
    }

    boolean isLeftOut(TextNode words) {
        return lists.isLabel(words);
    }

    /** Takes them out of the page and tells how many words each had, or how many there were. */
    void remove(LossCollector lossCollector) {
        left.forEach((element, why) -> {
            LossKind told = why.told;
            if (told != null && COUNTED.contains(why)) {
                lossCollector.tell(told);
            } else if (told != null) {
                tell(told, element.text(), lossCollector);
            }
        });
        left.keySet().forEach(Node::remove);
    }

    /** How many words, and which. */
    static void tell(LossKind kind, String words, LossCollector lossCollector) {
        VisibleWords left = new VisibleWords();
        left.add(words);
        List<String> list = left.list();
        lossCollector.tell(kind, list.size(), String.join(" ", list.subList(0, Math.min(40, list.size()))));
    }

    private final class Finder implements NodeFilter {

        @Override
        public FilterResult head(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return FilterResult.CONTINUE;
            }
            if (SILENT.contains(element.normalName())) {
                return FilterResult.SKIP_ENTIRELY;
            }
            Optional<Why> why = why(element);
            why.ifPresent(known -> left.put(element, known));
            return why.isPresent() ? FilterResult.SKIP_ENTIRELY : FilterResult.CONTINUE;
        }
    }

    private Optional<Why> why(Element element) {
        if (PageComments.isComment(element)) {
            return Optional.of(PageComments.isWhole(element) ? Why.COMMENT : Why.COMMENT_MARK);
        }
        if (styles.isHidden(element)) {
            return Optional.of(Why.HIDDEN);
        }
        if (styles.isHiddenFromSome(element) && element.selectFirst("math") == null) {
            return Optional.of(element.hasClass("katex-html") ? Why.TWICE : Why.HIDDEN);
        }
        if (isContents(element)) {
            return Optional.of(Why.CONTENTS);
        }
        if (isHeaderOrFooter(element)) {
            return Optional.of(Why.HEADER_FOOTER);
        }
        boolean deleted =
                element.normalName().equals("del") && (element.hasAttr("cite") || element.hasAttr("datetime"));
        if (deleted || element.hasClass("msoDel")) {
            return Optional.of(Why.DELETED);
        }
        return isAround(element) ? Optional.of(Why.AROUND) : Optional.empty();
    }

    private static boolean isContents(Element element) {
        return element.classNames().stream()
                        .anyMatch(name -> CONTENTS.matcher(name).matches())
                || element.id().startsWith("Table of Contents")
                || element.attr("role").equals("doc-toc");
    }

    private static boolean isHeaderOrFooter(Element element) {
        String style = element.attr("style").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        return style.matches("(.*;)?mso-element:(header|footer)(;.*)?")
                || (element.normalName().equals("div") && element.attr("title").matches("header|footer"));
    }

    private boolean isAround(Element element) {
        if (element.normalName().matches("body|main|article|h[1-6]") || holdsTheText(element)) {
            return false;
        }
        boolean sectioning = element.normalName().matches("header|footer|aside")
                && element.parents().stream().noneMatch(up -> up.normalName().matches("main|article"));
        return element.normalName().equals("nav")
                || ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
                || sectioning
                || element.classNames().stream().anyMatch(PageParts::isNameOfAround)
                || isNameOfAround(element.id());
    }

    private static boolean isNameOfAround(String name) {
        return name.length() < 60
                && AROUND.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** A page whose only heading stands in its header has it as title there. */
    private boolean holdsTheText(Element element) {
        if (element.selectFirst("main, article, [role=main]") != null) {
            return true;
        }
        Document page = element.ownerDocument();
        Element title = element.selectFirst("h1");
        boolean its = title != null
                && page != null
                && page.selectFirst("main h1, article h1") == null
                && page.selectFirst("h1") == title;
        return its
                || notes.bodies().stream()
                        .anyMatch(note -> note == element || note.parents().contains(element));
    }

    /** Where the named part has most of the words, what stands beside it is no part of the text. */
    private void leaveAround(Document page, Element main) {
        List<Element> beside = new ArrayList<>();
        for (Element at = main; at.parent() != null && at != page.body(); at = at.parent()) {
            for (Element sibling : at.parent().children()) {
                boolean candidate = sibling != at && !isLeftOut(sibling) && !holdsTheText(sibling);
                if (candidate && !sibling.normalName().equals("h1")) {
                    beside.add(sibling);
                }
            }
        }
        int around =
                beside.stream().mapToInt(element -> element.text().length()).sum();
        if (around <= main.text().length()) {
            beside.forEach(element -> left.put(element, Why.AROUND));
        }
    }
}
