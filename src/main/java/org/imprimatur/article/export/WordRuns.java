package org.imprimatur.article.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Base64;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.VerticalAlign;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFHyperlinkRun;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFPicture;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBookmark;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTHyperlink;

/** Writes the words of a paragraph with what marks them: strong, emphasis, raised and lowered ones, links, pictures. */
final class WordRuns {

    /** A page of A4 between its margins, in pixels of 1/96 inch. */
    private static final int WIDEST = 600;

    private final XWPFDocument word;
    private final WordSources sources;
    private final WordComments comments;
    private int bookmarks;

    WordRuns(XWPFDocument word, WordSources sources, WordComments comments) {
        this.word = word;
        this.sources = sources;
        this.comments = comments;
    }

    /** @param href null for no link */
    private record Look(
            boolean strong,
            boolean emphasis,
            boolean code,
            VerticalAlign height,
            @Nullable String href) {

        static final Look PLAIN = new Look(false, false, false, VerticalAlign.BASELINE, null);

        Look in(Element element) {
            return switch (element.normalName()) {
                case "strong", "b" -> new Look(true, emphasis, code, height, href);
                case "em", "i" -> new Look(strong, true, code, height, href);
                case "code" -> new Look(strong, emphasis, true, height, href);
                case "sup" -> new Look(strong, emphasis, code, VerticalAlign.SUPERSCRIPT, href);
                case "sub" -> new Look(strong, emphasis, code, VerticalAlign.SUBSCRIPT, href);
                case "a" -> new Look(strong, emphasis, code, height, element.attr("href"));
                default -> this;
            };
        }
    }

    void write(Node node, XWPFParagraph paragraph) {
        write(node, Look.PLAIN, paragraph);
    }

    /** So that a citation can lead here. */
    void bookmark(String name, XWPFParagraph paragraph) {
        CTBookmark start = paragraph.getCTP().addNewBookmarkStart();
        start.setName(name);
        start.setId(BigInteger.valueOf(bookmarks));
        paragraph.getCTP().addNewBookmarkEnd().setId(BigInteger.valueOf(bookmarks));
        bookmarks++;
    }

    private void write(Node node, Look look, XWPFParagraph paragraph) {
        if (node instanceof TextNode words) {
            String text = words.getWholeText();
            boolean kept = paragraph.getStyle() != null && paragraph.getStyle().equals(WordStyles.id("Source Text"));
            text(kept ? text : text.replaceAll("[ \\t\\n\\r]+", " "), look, paragraph);
        } else if (node instanceof Element element && !comments.isMark(element, paragraph)) {
            if (element.id().startsWith("source-") && !element.id().endsWith("-text")) {
                bookmark(element.id(), paragraph);
            }
            switch (element.normalName()) {
                case "br" -> run(look, paragraph).addBreak();
                case "img" -> picture(element, paragraph);
                default -> {
                    Runnable children =
                            () -> element.childNodes().forEach(child -> write(child, look.in(element), paragraph));
                    if (element.is("sup.cite")) {
                        sources.cite(element, paragraph, children);
                    } else {
                        children.run();
                    }
                }
            }
        }
    }

    private void text(String text, Look look, XWPFParagraph paragraph) {
        if (text.isEmpty()) {
            return;
        }
        XWPFRun run = run(look, paragraph);
        String[] lines = text.split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            if (line > 0) {
                run.addBreak();
            }
            run.setText(lines[line]);
        }
    }

    private XWPFRun run(Look look, XWPFParagraph paragraph) {
        XWPFRun run = look.href() == null ? paragraph.createRun() : linked(look.href(), paragraph);
        // What is off is left out: not every program reads a switch that says so.
        if (look.strong()) {
            run.setBold(true);
        }
        if (look.emphasis()) {
            run.setItalic(true);
        }
        if (look.code()) {
            run.setStyle(WordStyles.id("Verbatim Char"));
        }
        if (look.height() != VerticalAlign.BASELINE) {
            run.setSubscript(look.height());
        }
        return run;
    }

    private static XWPFRun linked(String href, XWPFParagraph paragraph) {
        if (!href.startsWith("#")) {
            XWPFRun run = paragraph.createHyperlinkRun(href);
            run.setStyle("Hyperlink");
            return run;
        }
        CTHyperlink link = paragraph.getCTP().addNewHyperlink();
        link.setAnchor(href.substring(1));
        XWPFRun run = new XWPFHyperlinkRun(link, link.addNewR(), paragraph);
        paragraph.addRun(run);
        return run;
    }

    private static void picture(Element image, XWPFParagraph paragraph) {
        String source = image.attr("src");
        int comma = source.indexOf(";base64,");
        if (comma < 0) {
            return;
        }
        int width = size(image, "width");
        int height = size(image, "height");
        double shrunk = Math.min(1, (double) WIDEST / width);
        try {
            XWPFPicture picture = paragraph
                    .createRun()
                    .addPicture(
                            new ByteArrayInputStream(Base64.getDecoder().decode(source.substring(comma + 8))),
                            org.apache.poi.common.usermodel.PictureType.valueOf(
                                    source.substring(11, comma).toUpperCase(java.util.Locale.ROOT)),
                            "",
                            Units.pixelToEMU((int) (width * shrunk)),
                            Units.pixelToEMU((int) (height * shrunk)));
            picture.getCTPicture().getNvPicPr().getCNvPr().setDescr(image.attr("alt"));
            var drawing = paragraph
                    .getRuns()
                    .get(paragraph.getRuns().size() - 1)
                    .getCTR()
                    .getDrawingArray(0);
            drawing.getInlineArray(0).getDocPr().setDescr(image.attr("alt"));
        } catch (InvalidFormatException e) {
            throw new IllegalStateException("A picture that was kept can be written", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int size(Element image, String attribute) {
        String value = image.attr(attribute);
        return value.matches("[1-9]\\d{0,5}") ? Integer.parseInt(value) : WIDEST;
    }
}
