package org.imprimatur.article.intake;

import org.commonmark.node.Document;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.imprimatur.article.markdown.BodyWriter;

/** Reads plain text: blank lines separate paragraphs, a short first paragraph is the title. */
final class PlainTextReader {

    private static final int LONGEST_TITLE = 160;

    private PlainTextReader() {}

    static void read(String text, DraftBuilder draftBuilder) {
        String[] paragraphs =
                text.replace("\r\n", "\n").replace('\r', '\n').strip().split("\n[ \t]*\n\\s*");
        int first = 0;
        if (paragraphs[0].indexOf('\n') < 0 && paragraphs[0].length() <= LONGEST_TITLE) {
            draftBuilder.title = paragraphs[0].strip();
            first = 1;
        }
        Document document = new Document();
        for (int i = first; i < paragraphs.length; i++) {
            Paragraph paragraph = new Paragraph();
            String[] lines = paragraphs[i].split("\n");
            for (int line = 0; line < lines.length; line++) {
                if (line > 0) {
                    paragraph.appendChild(new SoftLineBreak());
                }
                InlineWriter.words(lines[line].strip(), paragraph);
            }
            if (paragraph.getFirstChild() != null) {
                document.appendChild(paragraph);
            }
        }
        draftBuilder.body = BodyWriter.write(document);
    }
}
