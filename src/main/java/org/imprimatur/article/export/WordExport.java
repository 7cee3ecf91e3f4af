package org.imprimatur.article.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.function.Supplier;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.imprimatur.article.intake.KeptSpacing;
import org.imprimatur.article.markdown.SpacedTables;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Writes an exported page as a Word document with real styles, lists, tables and links, so that it can be worked on and
 * not only be looked at.
 */
final class WordExport {

    private static final String LISTED = "List Paragraph";

    private final XWPFDocument word;
    private final WordLists lists;
    private final WordRuns runs;
    private final WordSources sources;

    /** Where the next paragraph goes: to the end of the document, or of a cell. */
    private final Supplier<XWPFParagraph> end;

    private WordExport(
            XWPFDocument word, WordLists lists, WordRuns runs, WordSources sources, Supplier<XWPFParagraph> end) {
        this.word = word;
        this.lists = lists;
        this.runs = runs;
        this.sources = sources;
        this.end = end;
    }

    /** @param body of the text the page was made of, in the newest format */
    static byte[] of(Document page, String body, WordSources sources, WordComments comments) {
        try (XWPFDocument word = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            WordStyles.addTo(word);
            word.getProperties().getCoreProperties().setTitle(page.title());
            Element text = page.expectFirst("article");
            new WordExport(
                            word,
                            new WordLists(word),
                            new WordRuns(word, sources, comments),
                            sources,
                            word::createParagraph)
                    .blocks(text, Place.BODY);
            sources.keepIn(word);
            comments.keepIn(word);
            if (SpacedTables.areAllIn(body)) {
                WordParts.addOwn(word, 2, KeptSpacing.part());
            }
            word.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where a block stands.
     *
     * @param list   the list its item belongs to, null outside lists
     * @param level  of that list, 0 for the outermost
     * @param marked whether the item's number or bullet is written already
     */
    private record Place(
            String style, @org.jspecify.annotations.Nullable BigInteger list, int level, boolean marked) {

        static final Place BODY = new Place("", null, -1, false);

        Place styled(String other) {
            return new Place(other, list, level, marked);
        }

        Place item(BigInteger of) {
            return new Place(LISTED, of, level + 1, false);
        }

        Place continued() {
            return new Place(style, list, level, true);
        }
    }

    private void blocks(Element parent, Place place) {
        Place here = place;
        XWPFParagraph open = null;
        for (Node child : parent.childNodes()) {
            if (child instanceof Element element && isBlock(element)) {
                open = null;
                block(element, here);
                here = here.continued();
            } else if (open != null || !isBlank(child)) {
                if (open == null) {
                    open = paragraph(here);
                    here = here.continued();
                }
                runs.write(child, open);
            }
        }
    }

    private void block(Element element, Place place) {
        switch (element.normalName()) {
            case "h1" -> words(element, place.styled("Title"));
            case "h2", "h3", "h4", "h5", "h6" ->
                words(element, place.styled("Heading " + (element.normalName().charAt(1) - '1')));
            case "p" -> words(element, element.hasClass("standfirst") ? place.styled("Subtitle") : place);
            case "blockquote" -> blocks(element, place.styled("Quote"));
            case "figcaption" -> words(element, place.styled("Caption"));
            case "pre" -> words(element, place.styled("Source Text"));
            case "ul", "ol" -> {
                if (element.parent() != null && element.parent().is("section.sources")) {
                    listOfSources(element, place);
                } else {
                    list(element, place);
                }
            }
            case "table" -> new WordTable(word, this::cell).write(element);
            case "hr" -> rule();
            default -> blocks(element, place);
        }
    }

    private void cell(Element content, Supplier<XWPFParagraph> paragraphs) {
        new WordExport(word, lists, runs, sources, paragraphs).blocks(content, Place.BODY);
    }

    private void list(Element element, Place place) {
        BigInteger list = lists.begin(element, place.level() + 1);
        for (Element item : element.children()) {
            blocks(item, place.item(list));
        }
    }

    /**
     * One field from the first word of its first entry to the end of its last. The numbers are words, as Zotero writes
     * them: other programs join paragraphs within a field, or count each of them from 1.
     */
    private void listOfSources(Element element, Place place) {
        XWPFParagraph last = null;
        int number = 1;
        for (Element entry : element.children()) {
            XWPFParagraph paragraph = paragraph(place.styled("Bibliography"));
            if (last == null) {
                sources.beginList(paragraph);
            }
            runs.write(new TextNode(number++ + ". "), paragraph);
            entry.childNodes().forEach(child -> runs.write(child, paragraph));
            last = paragraph;
        }
        if (last != null) {
            WordSources.endList(last);
        }
    }

    private void words(Element element, Place place) {
        XWPFParagraph paragraph = paragraph(place);
        if (element.id().startsWith("source-")) {
            runs.bookmark(element.id(), paragraph);
        }
        element.childNodes().forEach(child -> runs.write(child, paragraph));
    }

    private XWPFParagraph paragraph(Place place) {
        XWPFParagraph paragraph = end.get();
        if (!place.style().isEmpty()) {
            paragraph.setStyle(WordStyles.id(place.style()));
        }
        if (place.list() != null && !place.marked()) {
            paragraph.setNumID(place.list());
            paragraph.setNumILvl(BigInteger.valueOf(Math.min(place.level(), WordLists.DEEPEST)));
        } else if (place.list() != null) {
            paragraph.setIndentationLeft(WordLists.INDENT * (place.level() + 1));
        }
        return paragraph;
    }

    private void rule() {
        end.get().setBorderBottom(org.apache.poi.xwpf.usermodel.Borders.SINGLE);
    }

    private static boolean isBlock(Element element) {
        return element.isBlock() && !element.nameIs("img") || element.nameIs("figure");
    }

    private static boolean isBlank(Node node) {
        return node instanceof TextNode words && VisibleText.isBlank(words.getWholeText());
    }
}
