package org.imprimatur.article.editor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.intake.EditedHtml;
import org.imprimatur.article.markdown.BodyParser;
import org.imprimatur.article.markdown.Separator;
import org.imprimatur.platform.LruCache;
import org.imprimatur.platform.Sha256;
import org.imprimatur.platform.VisibleText;
import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opens the body of a draft for the rich editor, and puts together what comes back. A block nobody touched keeps its
 * lines to the letter. One that would not come back the same from the editor's HTML is opened as the Markdown it is, so
 * that nothing changes by being opened.
 */
@Component
public class EditorBody {

    /** Keeps two lists apart that would be read as one. */
    private static final String APART = "\\";

    private static final String BLANK_LINE = "\n\n";

    /** Blocks of texts in work at one time. */
    private final LruCache<EditorBlock> opened =
            new LruCache<>(8_000_000, block -> block.html().length());

    EditorBody() {}

    /** @param body in the newest format */
    public List<EditorBlock> open(String body) {
        return BodyBlocks.of(body).stream().map(this::open).toList();
    }

    private EditorBlock open(BodyBlocks.Block block) {
        String html = EditorHtml.of(block.node());
        byte[] key = (html + "\0" + block.lines()).getBytes(StandardCharsets.UTF_8);
        return opened.get(Sha256.of(key), () -> new EditorBlock(comesBack(html) ? html : asWritten(block.lines())));
    }

    private static boolean comesBack(String html) {
        return EditedHtml.markdown(html)
                .map(EditorBody::blocks)
                .filter(nodes ->
                        nodes.size() == 1 && EditorHtml.of(nodes.get(0)).equals(html))
                .isPresent();
    }

    private static String asWritten(String lines) {
        return "<pre data-markdown>" + Entities.escape(lines.stripTrailing()) + "</pre>";
    }

    /**
     * The body in the newest format.
     *
     * @param from   the body as it was opened
     * @param pieces what it consists of now
     * @throws IllegalArgumentException if a piece is none of that body's
     */
    public String body(String from, List<EditorPiece> pieces) {
        List<BodyBlocks.Block> blocks = BodyBlocks.of(from);
        Joined joined = new Joined();
        for (EditorPiece piece : pieces) {
            if (piece.kept() != null) {
                if (piece.kept() < 0 || piece.kept() >= blocks.size()) {
                    throw new IllegalArgumentException("There is no block " + piece.kept());
                }
                joined.add(blocks.get(piece.kept()).lines(), piece.kept());
            } else if (piece.html() != null) {
                joined.add(EditedHtml.markdown(piece.html()).orElse(""), null);
            } else if (piece.markdown() != null) {
                joined.add(piece.markdown(), null);
            }
        }
        return joined.text(blocks.size());
    }

    private static List<Node> blocks(String markdown) {
        List<Node> blocks = new ArrayList<>();
        Node document = BodyParser.parse(markdown, TextFormat.newest());
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (!(node instanceof Separator)) {
                blocks.add(node);
            }
        }
        return blocks;
    }

    /** Pieces one after the other: neighbours of old with all that stood between them, others with a blank line. */
    private static final class Joined {

        private final StringBuilder text = new StringBuilder();
        private @Nullable Integer last;
        private String lastLines = "";

        void add(String lines, @Nullable Integer kept) {
            if (kept == null && VisibleText.isBlank(lines)) {
                return;
            }
            boolean neighbours = last != null && kept != null && kept == last + 1;
            if (!neighbours && text.length() > 0) {
                text.setLength(stripped(text));
                text.append(BLANK_LINE);
                if (!staysApart(lines)) {
                    text.append(APART).append(BLANK_LINE);
                }
            }
            text.append(lines);
            last = kept;
            lastLines = lines;
        }

        /** A list goes on behind a blank line, and whatever is indented belongs to its last item. */
        private boolean staysApart(String lines) {
            String before = lastLines.stripTrailing();
            List<Node> ending = blocks(before);
            boolean list = !ending.isEmpty() && ending.get(ending.size() - 1) instanceof ListBlock;
            return !list
                    || blocks(before + BLANK_LINE + lines).size()
                            == ending.size() + blocks(lines).size();
        }

        String text(int blocks) {
            if (last == null || last != blocks - 1) {
                text.setLength(stripped(text));
            }
            return text.toString();
        }

        private static int stripped(CharSequence text) {
            int end = text.length();
            while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            return end;
        }
    }
}
