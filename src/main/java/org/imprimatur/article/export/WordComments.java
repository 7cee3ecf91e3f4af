package org.imprimatur.article.export;

import java.math.BigInteger;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.imprimatur.article.remark.ImportedRemark;
import org.imprimatur.platform.Messages;
import org.jsoup.nodes.Element;

/**
 * The comments of an exported Word document: the remarks that came with the file, under the names and days they came with,
 * each with what it answers and whether it is done.
 */
final class WordComments {

    private static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String NAMESPACES = " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
            + " xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\" mc:Ignorable=\"w14 w15\">";

    private final List<ImportedRemark> remarks;
    private final Map<Integer, ImportedRemark> byNumber = new HashMap<>();
    private final Messages messages;

    WordComments(List<ImportedRemark> remarks, Messages messages) {
        this.remarks = List.copyOf(remarks);
        this.messages = messages;
        remarks.forEach(remark -> byNumber.put(remark.number(), remark));
    }

    /** Writes a mark of the page as one of Word's; any other element is none of them. */
    boolean isMark(Element element, XWPFParagraph paragraph) {
        if (element.hasAttr(RemarkMarks.BEGINS)) {
            paragraph.getCTP().addNewCommentRangeStart().setId(new BigInteger(element.attr(RemarkMarks.BEGINS)));
            return true;
        }
        if (element.hasAttr(RemarkMarks.ENDS)) {
            BigInteger id = new BigInteger(element.attr(RemarkMarks.ENDS));
            paragraph.getCTP().addNewCommentRangeEnd().setId(id);
            paragraph.getCTP().addNewR().addNewCommentReference().setId(id);
            return true;
        }
        return false;
    }

    void keepIn(XWPFDocument word) {
        if (remarks.isEmpty()) {
            return;
        }
        StringBuilder comments = new StringBuilder("<w:comments" + NAMESPACES);
        StringBuilder threads = new StringBuilder("<w15:commentsEx" + NAMESPACES);
        for (ImportedRemark remark : remarks) {
            comments.append(comment(remark));
            threads.append(thread(remark));
        }
        WordParts.add(
                word,
                "/word/comments.xml",
                TYPE + "comments+xml",
                "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments",
                DECLARATION + comments + "</w:comments>");
        WordParts.add(
                word,
                "/word/commentsExtended.xml",
                TYPE + "commentsExtended+xml",
                "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
                DECLARATION + threads + "</w15:commentsEx>");
    }

    private String comment(ImportedRemark remark) {
        StringBuilder comment = new StringBuilder("<w:comment w:id=\"" + remark.number() + "\" w:author=\"")
                .append(escaped(remark.author()))
                .append('"');
        if (remark.at() != null) {
            comment.append(" w:date=\"")
                    .append(remark.at().truncatedTo(ChronoUnit.SECONDS))
                    .append('"');
        }
        comment.append('>');
        String[] lines = said(remark).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            comment.append(i + 1 < lines.length ? "<w:p>" : "<w:p w14:paraId=\"" + paragraph(remark.number()) + "\">")
                    .append("<w:r><w:t xml:space=\"preserve\">")
                    .append(escaped(lines[i]))
                    .append("</w:t></w:r></w:p>");
        }
        return comment.append("</w:comment>").toString();
    }

    /** A change that was accepted long ago cannot be tracked any more; a comment says what it was. */
    private String said(ImportedRemark remark) {
        return switch (remark.kind()) {
            case COMMENT -> remark.words();
            case INSERTION ->
                messages.say("article.remark.inserted", remark.anchor().quote());
            case DELETION -> messages.say("article.remark.deleted", remark.words());
        };
    }

    private String thread(ImportedRemark remark) {
        String answers = byNumber.containsKey(remark.answers())
                ? " w15:paraIdParent=\"" + paragraph(remark.answers()) + '"'
                : "";
        return "<w15:commentEx w15:paraId=\"" + paragraph(remark.number()) + '"' + answers + " w15:done=\""
                + (remark.resolved() ? 1 : 0) + "\"/>";
    }

    private static String paragraph(int number) {
        return "%08X".formatted(number);
    }

    /** Without the signs that may not stand in XML at all. */
    private static String escaped(String words) {
        StringBuilder escaped = new StringBuilder();
        words.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean allowed = c == '\t' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c > 0xFFFF;
                    escaped.append(allowed ? Character.toString(c) : "");
                }
            }
        });
        return escaped.toString();
    }
}
