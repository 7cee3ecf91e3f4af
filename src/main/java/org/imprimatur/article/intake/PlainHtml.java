package org.imprimatur.article.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Says in plain HTML what a page says in a way of its own: headings, captions, labels of lists, links, quotations. */
final class PlainHtml {

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "form",
            "div",
            "fieldset",
            "div",
            "legend",
            "p",
            "hgroup",
            "div",
            "search",
            "div",
            "dialog",
            "div",
            "menu",
            "ul",
            "dir",
            "ul",
            "listing",
            "pre",
            "xmp",
            "pre");

    private PlainHtml() {}

    static void write(Document page, PageStyles styles, LossCollector lossCollector) {
        OTHER_NAMES.forEach((name, plain) -> page.body().select(name).forEach(element -> element.tagName(plain)));
        for (Element inserted : page.body().select("ins[cite], ins[datetime], span.msoIns")) {
            lossCollector.tell(LossKind.INSERTIONS);
            inserted.unwrap();
        }
        headings(page, styles);
        captions(page);
        numbered(page, styles);
        page.body().select("q").forEach(quotation -> {
            quotation.prependChild(new TextNode("“"));
            quotation.appendChild(new TextNode("”"));
        });
        page.body().select("rp").remove();
        page.body().select("rt").forEach(reading -> {
            reading.prependChild(new TextNode(" ("));
            reading.appendChild(new TextNode(")"));
            apart(reading);
        });
        page.body().select("img").forEach(PlainHtml::apart);
        page.body().select("code, kbd, samp, tt").forEach(PlainHtml::spaceOutside);
        links(page, lossCollector);
    }

    /** Code is written without the space at its ends, which parts it from other words all the same. */
    private static void spaceOutside(Element code) {
        String words = code.wholeText();
        if (!words.isEmpty() && Character.isWhitespace(words.charAt(0))) {
            code.before(new TextNode(" "));
        }
        if (!words.isEmpty() && Character.isWhitespace(words.charAt(words.length() - 1))) {
            code.after(new TextNode(" "));
        }
    }

    /** What describes a picture may come to stand in its place, and is no part of the word before. */
    private static void apart(Element picture) {
        picture.before(new TextNode(" "));
        picture.after(new TextNode(" "));
    }

    /** Word's own headings below the sixth, and those of a newsroom's own style, are paragraphs with a level. */
    private static void headings(Document page, PageStyles styles) {
        for (Element paragraph : page.body().select("p[class], p[style]")) {
            String level = styles.declared(paragraph, "mso-outline-level");
            if (paragraph.className().matches("(.*\\s)?MsoHeading[1-9](\\s.*)?")) {
                level = paragraph.className().replaceFirst(".*MsoHeading([1-9]).*", "$1");
            }
            if (level.matches("[1-9]") && !VisibleText.isBlank(paragraph.text())) {
                paragraph.tagName("h" + Math.min(6, Integer.parseInt(level)));
            }
        }
    }

    private static void captions(Document page) {
        page.body()
                .select("p.MsoCaption, p.caption, .wp-caption-text, p.wp-block-image-caption")
                .forEach(caption -> caption.tagName("figcaption"));
        for (Element figure : page.body().select("figure")) {
            Element caption = figure.selectFirst("figcaption");
            for (Element picture : figure.select("img[alt]")) {
                if (caption != null
                        && picture.attr("alt").strip().equals(caption.text().strip())) {
                    picture.attr("alt", "");
                }
            }
        }
    }

    private static void numbered(Document page, PageStyles styles) {
        for (Element list : page.body().select("ol")) {
            Map<String, String> declared = styles.declared(list);
            String style = declared.getOrDefault("list-style-type", declared.getOrDefault("list-style", ""));
            ListLabel.Kind kind = ListTypes.kind(style.split("\\s+")[0]);
            if (!list.hasAttr("type") && kind != ListLabel.Kind.DECIMAL) {
                list.attr("type", kind.type);
            }
            if (list.hasAttr("reversed")) {
                reversed(list);
            }
        }
    }

    private static void reversed(Element list) {
        List<Element> entries = list.children().stream()
                .filter(entry -> entry.normalName().equals("li"))
                .toList();
        int number = list.attr("start").matches("\\d{1,6}") ? Integer.parseInt(list.attr("start")) : entries.size();
        for (Element entry : entries) {
            number = entry.attr("value").matches("\\d{1,6}") ? Integer.parseInt(entry.attr("value")) : number;
            entry.attr("value", String.valueOf(number));
            number--;
        }
    }

    private static void links(Document page, LossCollector lossCollector) {
        Element base = page.selectFirst("base[href]");
        if (base != null && base.attr("href").matches("(?i)https?://.+")) {
            page.setBaseUri(base.attr("href"));
        }
        for (Element link : page.body().select("a[href]")) {
            String href = link.attr("href").strip();
            if (href.startsWith("//")) {
                href = "https:" + href;
            } else if (base != null
                    && !href.startsWith("#")
                    && !link.absUrl("href").isEmpty()) {
                href = link.absUrl("href");
            }
            link.attr("href", meant(href, lossCollector));
        }
    }

    private static String meant(String href, LossCollector lossCollector) {
        Optional<String> meant = LinkRedirects.meant(href);
        if (meant.isEmpty()) {
            lossCollector.tell(LossKind.LINK_REDIRECT, href);
        }
        return meant.orElse(href);
    }
}
