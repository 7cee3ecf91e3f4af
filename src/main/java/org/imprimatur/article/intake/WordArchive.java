package org.imprimatur.article.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.imprimatur.platform.Refusal;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Checks a .docx entry by entry, never holding more of it than it admits, and copies what is harmless.
 *
 * <p>Refused: archives that unpack into far more than they are, XML that declares a document type (the door to entity
 * expansion and to other files), nesting and sizes no article has. Every address in a relationship is replaced by a
 * number and put back after the conversion: the converter opens whatever a linked picture points at, files of this
 * server included.
 */
final class WordArchive {

    private static final int MOST_ENTRIES = 2_000;
    private static final long MOST_BYTES = 120L * 1024 * 1024;
    private static final long ALWAYS_FINE = 12L * 1024 * 1024;
    private static final int HIGHEST_RATIO = 100;
    private static final int LARGEST_XML = 32 * 1024 * 1024;
    private static final int DEEPEST = 200;
    private static final int MOST_ELEMENTS = 600_000;

    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String LINK = "imprimatur-link:";

    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();
    private final List<String> addresses = new ArrayList<>();
    private final LossCollector lossCollector;
    private int elements;

    private WordArchive(LossCollector lossCollector) {
        this.lossCollector = lossCollector;
    }

    static WordArchive lookThrough(byte[] bytes, LossCollector lossCollector) {
        WordArchive archive = new WordArchive(lossCollector);
        try {
            archive.copy(bytes);
        } catch (IOException | IllegalArgumentException broken) {
            throw new FileImporter.NotAWordFile();
        }
        return archive;
    }

    byte[] bytes() {
        return copy.toByteArray();
    }

    void restoreLinks(Document html) {
        for (Element link : html.select("a[href]")) {
            String href = link.attr("href");
            int at = href.indexOf(LINK);
            if (at >= 0) {
                String number = href.substring(at + LINK.length()).replaceFirst("\\D.*", "");
                link.attr("href", addresses.get(Integer.parseInt(number)));
            }
        }
    }

    private void copy(byte[] bytes) throws IOException {
        Set<String> seen = new HashSet<>();
        long allowed = Math.min(MOST_BYTES, Math.max(ALWAYS_FINE, (long) HIGHEST_RATIO * bytes.length));
        long total = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes));
                ZipOutputStream out = new ZipOutputStream(copy)) {
            out.setLevel(Deflater.BEST_SPEED);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (seen.size() >= MOST_ENTRIES) {
                    throw new OverblownFile();
                }
                if (!seen.add(entry.getName())) {
                    throw new ZipException("Two parts of one name");
                }
                byte[] part = read(in, allowed - total);
                total += part.length;
                byte[] kept = entry.isDirectory() ? null : admitted(entry.getName(), part);
                if (kept != null) {
                    out.putNextEntry(new ZipEntry(entry.getName()));
                    out.write(kept);
                    out.closeEntry();
                }
            }
        }
        if (seen.contains("content.xml") && seen.contains("mimetype")) {
            throw new FileImporter.OtherOfficeFile();
        }
        if (!seen.contains("[Content_Types].xml") || seen.stream().noneMatch(name -> name.startsWith("word/"))) {
            throw new FileImporter.NotAWordFile();
        }
    }

    private static byte[] read(ZipInputStream in, long allowed) throws IOException {
        byte[] part = in.readNBytes((int) Math.min(allowed + 1, Integer.MAX_VALUE - 16));
        if (part.length > allowed) {
            throw new OverblownFile();
        }
        return part;
    }

    private byte @org.jspecify.annotations.Nullable [] admitted(String name, byte[] part) throws IOException {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".rels")) {
            Relationships relationships = new Relationships();
            parse(part, relationships);
            return relationships.xml();
        }
        if (lower.endsWith(".xml")) {
            if (part.length > LARGEST_XML) {
                throw new FileImporter.TooIntricate();
            }
            Part reader = new Part();
            parse(part, reader);
            reader.tell(lower);
            return part;
        }
        if (lower.endsWith("vbaproject.bin")) {
            lossCollector.tell(LossKind.MACROS);
        } else if (lower.startsWith("word/embeddings/")) {
            lossCollector.tell(LossKind.EMBEDDED);
        }
        return lower.startsWith("word/media/") || lower.startsWith("media/") ? part : null;
    }

    private static void parse(byte[] part, DefaultHandler handler) throws IOException {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new ByteArrayInputStream(part), handler);
        } catch (SAXException e) {
            if (String.valueOf(e.getMessage()).contains("DOCTYPE")) {
                throw new UnsafeFile();
            }
            throw new FileImporter.NotAWordFile();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("Every Java platform parses XML", e);
        }
    }

    /** Counts what will not come through, and how deep and how much there is. */
    private final class Part extends DefaultHandler {

        private final Deque<String> path = new ArrayDeque<>();
        private int fallback;
        private int comments;
        private int insertions;
        private int deletions;
        private int textBoxes;
        private int charts;
        private int equations;
        private int forms;
        private int linked;
        private boolean coloured;
        private boolean underlined;
        private boolean words;

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            elements++;
            if (path.size() >= DEEPEST || elements > MOST_ELEMENTS) {
                throw new FileImporter.TooIntricate();
            }
            String parent = path.isEmpty() ? "" : path.peek();
            path.push(name);
            if (name.equals("Fallback")) {
                fallback++;
            }
            if (fallback > 0) {
                return;
            }
            boolean marksParagraph = parent.equals("rPr") || parent.equals("trPr");
            switch (name) {
                case "comment" -> comments++;
                case "ins" -> insertions += marksParagraph ? 0 : 1;
                case "del" -> deletions += marksParagraph ? 0 : 1;
                case "txbxContent" -> textBoxes++;
                case "chart", "relIds" -> charts++;
                case "blip" -> linked += attributes.getValue(RELATIONSHIPS, "link") == null ? 0 : 1;
                case "oMath" -> equations++;
                case "ffData" -> forms++;
                case "color" -> coloured |= inRun() && !isPlain(attributes.getValue(uri, "val"));
                case "highlight", "shd", "rFonts", "sz" -> coloured |= inRun();
                case "u" -> underlined |= inRun() && !"none".equals(attributes.getValue(uri, "val"));
                default -> {}
            }
        }

        @Override
        public void endElement(String uri, String name, String qualified) {
            path.pop();
            if (name.equals("Fallback")) {
                fallback--;
            }
        }

        @Override
        public void characters(char[] text, int from, int length) {
            words |= !new String(text, from, length).isBlank();
        }

        void tell(String part) {
            if (part.equals("word/comments.xml")) {
                lossCollector.tell(LossKind.COMMENTS, comments, "");
            } else if (part.matches("word/(header|footer)\\d*\\.xml")) {
                lossCollector.tell(LossKind.HEADER_FOOTER, words ? 1 : 0, "");
            } else if (part.startsWith("word/charts/") || part.startsWith("word/diagrams/")) {
                return;
            } else if (part.matches("word/(document|footnotes|endnotes)\\d*\\.xml")) {
                lossCollector.tell(LossKind.INSERTIONS, insertions, "");
                lossCollector.tell(LossKind.DELETIONS, deletions, "");
                lossCollector.tell(LossKind.TEXT_BOX, textBoxes, "");
                lossCollector.tell(LossKind.CHART, charts, "");
                lossCollector.tell(LossKind.EQUATION, equations, "");
                lossCollector.tell(LossKind.FORM_FIELD, forms, "");
                lossCollector.tell(LossKind.IMAGE_LINKED, linked, "");
                lossCollector.tell(LossKind.LOOKS, coloured ? 1 : 0, "");
                lossCollector.tell(LossKind.UNDERLINE, underlined ? 1 : 0, "");
            }
        }

        private boolean inRun() {
            var steps = path.iterator();
            steps.next();
            return steps.hasNext()
                    && steps.next().equals("rPr")
                    && steps.hasNext()
                    && steps.next().equals("r");
        }

        private static boolean isPlain(@org.jspecify.annotations.Nullable String colour) {
            return colour == null || colour.equals("auto") || colour.equals("000000");
        }
    }

    /** Writes the relationships anew, with every address replaced by a number nothing can open. */
    private final class Relationships extends DefaultHandler {

        private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");

        @Override
        public void startElement(String uri, String name, String qualified, Attributes attributes) {
            if (++elements > MOST_ELEMENTS) {
                throw new FileImporter.TooIntricate();
            }
            if (!name.equals("Relationship")) {
                return;
            }
            xml.append("<Relationship");
            for (int i = 0; i < attributes.getLength(); i++) {
                String key = attributes.getLocalName(i);
                if (Set.of("Id", "Type", "Target", "TargetMode").contains(key)) {
                    String value = attributes.getValue(i);
                    xml.append(' ')
                            .append(key)
                            .append("=\"")
                            .append(Entities.escape(key.equals("Target") ? inside(value) : value))
                            .append('"');
                }
            }
            xml.append("/>");
        }

        private String inside(String target) {
            boolean part = target.matches("/?[A-Za-z0-9_./%\\[\\] -]+") && !target.startsWith("//");
            if (part) {
                return target;
            }
            addresses.add(target);
            return LINK + (addresses.size() - 1);
        }

        byte[] xml() {
            return (xml + "</Relationships>").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** A small file that unpacks into an enormous one. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class OverblownFile extends Refusal {}

    /** Its XML declares entities, which no word processor writes. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class UnsafeFile extends Refusal {}
}
