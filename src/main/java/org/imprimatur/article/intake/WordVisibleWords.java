package org.imprimatur.article.intake;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the words of a Word file by the plain way: what is shown, and each note that is referred to. */
final class WordVisibleWords {

    private static final int DEEPEST = 2;

    private final WordPackage file;
    private final VisibleWords visible;
    private final WordStyles styles;
    private final int depth;
    private final Map<String, Map<String, WordSeenText>> notes = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Deque<WordSeenText> waiting = new ArrayDeque<>();

    private WordVisibleWords(WordPackage file, VisibleWords visible, int depth) {
        this.file = file;
        this.visible = visible;
        this.styles = WordStyles.of(file.rootOf("styles"));
        this.depth = depth;
    }

    static VisibleWords of(WordPackage file) {
        VisibleWords visible = new VisibleWords();
        new WordVisibleWords(file, visible, 0).read();
        return visible;
    }

    private void read() {
        waiting.add(walk(file.document().name()).text());
        while (!waiting.isEmpty()) {
            WordSeenText text = waiting.remove();
            text.endParagraph();
            text.pieces().forEach(this::add);
        }
        visible.gap();
    }

    private void add(WordSeenText.Piece piece) {
        String text = piece.text().toString();
        switch (piece.kind()) {
            case WORDS -> visible.add(text, piece.height());
            case GAP -> visible.gap();
            case FOOTNOTE -> note("footnotes", text);
            case ENDNOTE -> note("endnotes", text);
            case CHUNK -> chunk(text);
        }
    }

    private void note(String kind, String id) {
        WordSeenText note = notes.computeIfAbsent(kind, this::notesOf).get(id);
        if (note != null) {
            visible.gap();
            if (told.add(kind + id)) {
                waiting.add(note);
            }
        }
    }

    private Map<String, WordSeenText> notesOf(String kind) {
        WordPart part = file.of(kind);
        return part == null ? Map.of() : walk(part.name()).notes();
    }

    private void chunk(String id) {
        WordPart.Relation relation = file.document().relation(id);
        byte[] bytes = relation == null || relation.outside() ? null : file.chunk(relation.target());
        String ending = relation == null ? "" : WordChunk.ending(relation.target());
        if (bytes == null) {
            return;
        }
        if (WordChunk.HTML.contains(ending)) {
            page(CharsetDetector.text(bytes, new LossCollector()));
        } else if (ending.equals("txt")) {
            visible.add(CharsetDetector.text(bytes, new LossCollector()));
        } else if (ending.equals("docx") && depth < DEEPEST) {
            inner(bytes);
        }
    }

    private void inner(byte[] bytes) {
        try {
            new WordVisibleWords(file.inner(bytes), visible, depth + 1).read();
        } catch (FileImporter.NotAWordFile
                | ForeignFormats.EpubFile
                | ForeignFormats.OpenDocumentFile
                | ForeignFormats.OtherOfficeFile
                | ForeignFormats.PagesFile unreadable) {
            visible.gap();
        }
    }

    private void page(String html) {
        Document page = HtmlToMarkdown.parse(html);
        page.select("script, style, noscript, iframe, object, s, strike, del").remove();
        page.body().traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int level) {
                if (node instanceof TextNode words) {
                    visible.add(words.getWholeText(), height(words));
                } else {
                    endWord(node);
                }
            }

            @Override
            public void tail(Node node, int level) {
                endWord(node);
            }
        });
    }

    private void endWord(Node node) {
        if (node instanceof Element element
                && (element.isBlock() || element.normalName().equals("br"))) {
            visible.gap();
        }
    }

    private static VisibleWords.Height height(Node words) {
        for (Node node = words.parent(); node != null; node = node.parent()) {
            if (node.normalName().equals("sup")) {
                return VisibleWords.Height.RAISED;
            }
            if (node.normalName().equals("sub")) {
                return VisibleWords.Height.LOWERED;
            }
        }
        return VisibleWords.Height.LEVEL;
    }

    private WordSeenWalk walk(String part) {
        byte[] bytes = Objects.requireNonNull(file.bytes(part));
        try {
            FieldEnds ends = new FieldEnds();
            WordXml.parse(bytes, ends);
            WordSeenWalk walk = new WordSeenWalk(styles, Set.copyOf(ends.open));
            WordXml.parse(bytes, walk);
            return walk;
        } catch (IOException | SAXException broken) {
            throw FileImporter.NotAWordFile.because(broken);
        }
    }

    /** Which fields begin and never end, by their place among all marks of fields. */
    private static final class FieldEnds extends DefaultHandler {

        private final Deque<Integer> open = new ArrayDeque<>();
        private int marks;

        @Override
        public void startElement(String uri, String local, String qualified, Attributes attributes) {
            if (WordXml.name(uri, local).equals("w:fldChar")) {
                marks++;
                @Nullable String type = attributes.getValue(uri, "fldCharType");
                if ("begin".equals(type)) {
                    open.push(marks);
                } else if ("end".equals(type)) {
                    open.poll();
                }
            }
        }
    }
}
