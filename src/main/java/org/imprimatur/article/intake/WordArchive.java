package org.imprimatur.article.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Checks a .docx entry by entry, never holding more of it than it admits, and keeps what can be read.
 *
 * <p>Refused: archives that unpack into far more than they are, XML that declares a document type (the door to entity
 * expansion and to other files), nesting and sizes no article has. Broken XML is kept out; whoever needs that part
 * refuses the file.
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

    /** Pictures, and texts put into the document as a file. */
    private static final Set<String> ENDINGS = Set.of(
            "png", "jpg", "jpeg", "jpe", "gif", "bmp", "tif", "tiff", "webp", "svg", "emf", "wmf", "heic", "htm",
            "html", "xhtml", "txt", "docx");

    private final Map<String, byte[]> parts = new HashMap<>();
    private final Map<String, SAXException> broken = new HashMap<>();
    private final LossCollector lossCollector;
    private final Spent spent;

    private WordArchive(LossCollector lossCollector, Spent spent) {
        this.lossCollector = lossCollector;
        this.spent = spent;
    }

    static WordArchive lookThrough(byte[] bytes, LossCollector lossCollector) {
        return lookThrough(bytes, lossCollector, new Spent());
    }

    private static WordArchive lookThrough(byte[] bytes, LossCollector lossCollector, Spent spent) {
        WordArchive archive = new WordArchive(lossCollector, spent);
        try {
            archive.copy(bytes);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw FileImporter.NotAWordFile.because(unreadable);
        }
        return archive;
    }

    /** A document within this one, with what is left of the limits. */
    WordArchive inner(byte[] bytes) {
        return lookThrough(bytes, lossCollector, spent);
    }

    /** The bytes of a part, whatever the case of its name; null if there is none. */
    byte @Nullable [] part(String name) {
        return parts.get(name.toLowerCase(Locale.ROOT));
    }

    /** Counts a part that is read as a text of its own, for it can be put into the document over and over. */
    void readAgain(byte[] part) {
        spent.bytes += part.length;
        if (spent.bytes > MOST_BYTES) {
            throw new OverblownFile();
        }
    }

    /** What is wrong with the XML of a part that was kept out. */
    @Nullable
    SAXException brokenPart(String name) {
        return broken.get(name.toLowerCase(Locale.ROOT));
    }

    private void copy(byte[] bytes) throws IOException {
        Set<String> seen = new HashSet<>();
        long allowed = Math.min(MOST_BYTES - spent.bytes, Math.max(ALWAYS_FINE, (long) HIGHEST_RATIO * bytes.length));
        long total = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (seen.size() >= MOST_ENTRIES) {
                    throw new OverblownFile();
                }
                if (!seen.add(entry.getName())) {
                    throw new ZipException("Two parts of one name");
                }
                byte[] part = read(in, allowed - total);
                total += part.length;
                if (!entry.isDirectory()) {
                    admit(entry.getName().toLowerCase(Locale.ROOT), part);
                }
            }
        }
        spent.bytes += total;
        ForeignFormats.refuse(seen);
        if (!seen.contains("[Content_Types].xml")) {
            throw new FileImporter.NotAWordFile();
        }
    }

    private static byte[] read(ZipInputStream in, long allowed) throws IOException {
        byte[] part = in.readNBytes((int) Math.max(0, Math.min(allowed + 1, Integer.MAX_VALUE - 16)));
        if (part.length > allowed) {
            throw new OverblownFile();
        }
        return part;
    }

    private void admit(String name, byte[] part) throws IOException {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        if (ending.equals("xml") || ending.equals("rels")) {
            if (part.length > LARGEST_XML) {
                throw new FileImporter.TooIntricate();
            }
            xml(name, part);
        } else if (name.endsWith("vbaproject.bin")) {
            lossCollector.tell(LossKind.MACROS);
        } else if (name.startsWith("word/embeddings/")) {
            lossCollector.tell(LossKind.EMBEDDED);
        } else if (ENDINGS.contains(ending) || name.contains("media/")) {
            parts.put(name, part);
        }
    }

    private void xml(String name, byte[] part) throws IOException {
        Part reader = new Part();
        try {
            WordXml.parse(part, reader);
        } catch (SAXException unreadable) {
            if (String.valueOf(unreadable.getMessage()).contains("DOCTYPE")) {
                throw new UnsafeFile();
            }
            broken.put(name, unreadable);
            return;
        }
        reader.tell(name);
        parts.put(name, part);
    }

    /** What a file and those within it have used up of what is allowed. */
    private static final class Spent {

        private int elements;
        private long bytes;
    }

    /** Counts what will not come through, and how deep and how much there is. */
    private final class Part extends DefaultHandler {

        private final Deque<String> path = new ArrayDeque<>();
        private String root = "";
        private int fallback;
        private int comments;
        private int moves;
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
            spent.elements++;
            if (path.size() >= DEEPEST || spent.elements > MOST_ELEMENTS) {
                throw new FileImporter.TooIntricate();
            }
            if (path.isEmpty()) {
                root = name;
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
                case "moveTo" -> moves += marksParagraph ? 0 : 1;
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
            if (part.startsWith("word/glossary/")) {
                return;
            }
            switch (root) {
                case "comments" -> lossCollector.tell(LossKind.COMMENTS, comments, "");
                case "hdr", "ftr" -> lossCollector.tell(LossKind.HEADER_FOOTER, words ? 1 : 0, "");
                case "document", "footnotes", "endnotes" -> tellOfText();
                default -> {}
            }
        }

        private void tellOfText() {
            lossCollector.tell(LossKind.INSERTIONS, insertions, "");
            lossCollector.tell(LossKind.DELETIONS, deletions, "");
            lossCollector.tell(LossKind.MOVES, moves, "");
            lossCollector.tell(LossKind.TEXT_BOX, textBoxes, "");
            lossCollector.tell(LossKind.CHART, charts, "");
            lossCollector.tell(LossKind.EQUATION, equations, "");
            lossCollector.tell(LossKind.FORM_FIELD, forms, "");
            lossCollector.tell(LossKind.IMAGE_LINKED, linked, "");
            lossCollector.tell(LossKind.LOOKS, coloured ? 1 : 0, "");
            lossCollector.tell(LossKind.UNDERLINE, underlined ? 1 : 0, "");
        }

        private boolean inRun() {
            var steps = path.iterator();
            steps.next();
            return steps.hasNext()
                    && steps.next().equals("rPr")
                    && steps.hasNext()
                    && steps.next().equals("r");
        }

        private static boolean isPlain(@Nullable String colour) {
            return colour == null || colour.equals("auto") || colour.equals("000000");
        }
    }

    /** A small file that unpacks into an enormous one. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class OverblownFile extends Refusal {}

    /** Its XML declares entities, which no word processor writes. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class UnsafeFile extends Refusal {}
}
