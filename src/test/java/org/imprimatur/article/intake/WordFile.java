package org.imprimatur.article.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds a small Word file, part by part. */
final class WordFile {

    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String NAMESPACES =
            " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"" + OFFICE + "\""
                    + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
                    + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
                    + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
                    + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
                    + " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
                    + " xmlns:v=\"urn:schemas-microsoft-com:vml\""
                    + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";

    private final String body;
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final List<String> relations = new ArrayList<>();
    private String packageRelations = "";
    private String main = "word/document.xml";

    private WordFile(String body) {
        this.body = body;
    }

    static WordFile of(String... blocks) {
        return new WordFile(String.join("", blocks));
    }

    // Its XML

    static String p(String... inside) {
        return "<w:p>" + String.join("", inside) + "</w:p>";
    }

    /** A paragraph of one run. */
    static String words(String words) {
        return p(r(words));
    }

    static String styled(String style, String... inside) {
        return p("<w:pPr><w:pStyle w:val='" + style + "'/></w:pPr>" + String.join("", inside));
    }

    /** A numbered paragraph. */
    static String item(int list, int level, String words) {
        return p("<w:pPr><w:numPr><w:ilvl w:val='" + level + "'/><w:numId w:val='" + list + "'/></w:numPr></w:pPr>"
                + r(words));
    }

    static String r(String words) {
        return "<w:r>" + t(words) + "</w:r>";
    }

    static String r(String properties, String words) {
        return "<w:r><w:rPr>" + properties + "</w:rPr>" + t(words) + "</w:r>";
    }

    static String t(String words) {
        return "<w:t xml:space='preserve'>" + escaped(words) + "</w:t>";
    }

    static String field(String instruction, String... result) {
        return "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>" + escaped(instruction)
                + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>" + String.join("", result)
                + "<w:r><w:fldChar w:fldCharType='end'/></w:r>";
    }

    static String table(String... rows) {
        return "<w:tbl><w:tblPr/><w:tblGrid/>" + String.join("", rows) + "</w:tbl>";
    }

    static String row(String... cells) {
        return "<w:tr>" + String.join("", cells) + "</w:tr>";
    }

    /** A cell of one paragraph. */
    static String cell(String properties, String words) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + words(words) + "</w:tc>";
    }

    static String style(String id, String name, String inside) {
        return "<w:style w:type='paragraph' w:styleId='" + id + "'><w:name w:val='" + name + "'/>" + inside
                + "</w:style>";
    }

    static String characterStyle(String id, String name, String inside) {
        return "<w:style w:type='character' w:styleId='" + id + "'><w:name w:val='" + name + "'/>" + inside
                + "</w:style>";
    }

    /** A level of a list, with its own text. */
    static String level(int level, String format, String text) {
        return "<w:lvl w:ilvl='" + level + "'><w:start w:val='1'/><w:numFmt w:val='" + format + "'/><w:lvlText w:val='"
                + text + "'/></w:lvl>";
    }

    static String abstractList(int id, String... levels) {
        return "<w:abstractNum w:abstractNumId='" + id + "'>" + String.join("", levels) + "</w:abstractNum>";
    }

    static String list(int id, int abstractId, String... overrides) {
        return "<w:num w:numId='" + id + "'><w:abstractNumId w:val='" + abstractId + "'/>" + String.join("", overrides)
                + "</w:num>";
    }

    static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;");
    }

    // Its parts

    WordFile styles(String... styles) {
        return xml("styles", "styles.xml", "<w:styles" + NAMESPACES + ">" + String.join("", styles) + "</w:styles>");
    }

    WordFile numbering(String... lists) {
        return xml(
                "numbering",
                "numbering.xml",
                "<w:numbering" + NAMESPACES + ">" + String.join("", lists) + "</w:numbering>");
    }

    WordFile footnotes(String... notes) {
        return notes("footnote", notes);
    }

    WordFile endnotes(String... notes) {
        return notes("endnote", notes);
    }

    private WordFile notes(String kind, String... notes) {
        StringBuilder xml = new StringBuilder("<w:" + kind + "s" + NAMESPACES + ">");
        for (int i = 0; i < notes.length; i++) {
            xml.append("<w:" + kind + " w:id='" + (i + 1) + "'>" + notes[i] + "</w:" + kind + ">");
        }
        return xml(kind + "s", kind + "s.xml", xml + "</w:" + kind + "s>");
    }

    WordFile comments(String... comments) {
        return xml(
                "comments",
                "comments.xml",
                "<w:comments" + NAMESPACES + ">" + String.join("", comments) + "</w:comments>");
    }

    /** What the file says it is called. */
    WordFile called(String title) {
        packageRelations +=
                "<Relationship Id='rIdC' Type='http://schemas.openxmlformats.org/package/2006/relationships/"
                        + "metadata/core-properties' Target='docProps/core.xml'/>";
        parts.put("docProps/core.xml", bytes("<p" + NAMESPACES + "><dc:title>" + escaped(title) + "</dc:title></p>"));
        return this;
    }

    WordFile link(String id, String target) {
        relations.add("<Relationship Id='" + id + "' Type='" + OFFICE + "/hyperlink' Target='" + escaped(target)
                + "' TargetMode='External'/>");
        return this;
    }

    /** A part the text refers to by the id. */
    WordFile part(String id, String kind, String name, byte[] content) {
        parts.put("word/" + name, content);
        relations.add("<Relationship Id='" + id + "' Type='" + OFFICE + "/" + kind + "' Target='" + name + "'/>");
        return this;
    }

    /** A part nothing refers to. */
    WordFile loose(String name, String content) {
        parts.put(name, bytes(content));
        return this;
    }

    /** Where the text itself is kept. */
    WordFile keptAt(String name) {
        main = name;
        return this;
    }

    private WordFile xml(String kind, String name, String content) {
        return part("rId" + kind, kind, name, bytes(content));
    }

    byte[] bytes() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("[Content_Types].xml", bytes("<Types/>"));
        all.put(
                "_rels/.rels",
                relations("<Relationship Id='rIdD' Type='" + OFFICE + "/officeDocument' Target='" + main + "'/>"
                        + packageRelations));
        all.put(main, bytes("<w:document" + NAMESPACES + "><w:body>" + body + "</w:body></w:document>"));
        int slash = main.lastIndexOf('/') + 1;
        all.put(
                main.substring(0, slash) + "_rels/" + main.substring(slash) + ".rels",
                relations(String.join("", relations)));
        all.putAll(parts);
        return zipped(all);
    }

    private static byte[] relations(String inside) {
        return bytes("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" + inside
                + "</Relationships>");
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static byte[] zipped(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    // What becomes of it

    /** The page that is made of it, each block on a line. */
    String page() {
        return page(new DraftBuilder());
    }

    String page(DraftBuilder draftBuilder) {
        WordPackage file = WordPackage.of(WordArchive.lookThrough(bytes(), draftBuilder.lossCollector));
        var html = WordReader.html(file, draftBuilder);
        html.outputSettings().prettyPrint(false);
        return html.body().html();
    }

    ImportResult draft() {
        return WordReader.read(bytes(), "file.docx");
    }

    /** Words that were lost or let in on the way. */
    List<Loss> difference() {
        return draft().losses().stream()
                .filter(loss -> loss.kind() == LossKind.WORDS_LOST || loss.kind() == LossKind.WORDS_ADDED)
                .toList();
    }

    List<Loss> losses() {
        return draft().losses();
    }
}
