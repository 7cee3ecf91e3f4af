package org.imprimatur.article.intake;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.imprimatur.article.intake.VisibleWords.Height;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Reads the words a person sees in a Markdown file the way common programs show it, by the library's own parser and not by
 * ours. Marks of raised and lowered words are found in the words of each block, by a plain pattern.
 */
final class MarkdownWords extends AbstractVisitor {

    private static final Set<String> UNSEEN =
            Set.of("s", "strike", "del", "script", "style", "template", "head", "title");
    private static final String VOID = "br|img|hr|input|wbr|meta|link";

    /** Signs nobody writes stand for marks in the buffer: what HTML raises or lowers, and marks that are escaped. */
    private static final char RAISE = '\uE010';

    private static final char LOWER = '\uE011';
    private static final char LEVEL = '\uE012';
    private static final char CARET = '\uE013';
    private static final char TILDE = '\uE014';

    private static final Pattern HEIGHTS = Pattern.compile("\uE010(?<r1>[^\uE012]*+)\uE012?"
            + "|\uE011(?<l1>[^\uE012]*+)\uE012?"
            + "|(?<!\\^)\\^(?!\\^)(?<r2>(?:[^\\s^\\\\]++|\\\\ |\\\\)++)\\^(?!\\^)"
            + "|(?<!~)~(?!~)(?<l2>(?:[^\\s~\\\\]++|\\\\ |\\\\)++)~(?!~)");
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9-]*)[^>]*?(/?)>", Pattern.DOTALL);

    private final VisibleWords words = new VisibleWords();
    private final StringBuilder block = new StringBuilder();
    private final Map<String, Integer> unseen = new HashMap<>();

    private MarkdownWords() {}

    static VisibleWords of(String text) {
        MarkdownWords walk = new MarkdownWords();
        MarkdownDialect.parse(text.replace("\\^", String.valueOf(CARET)).replace("\\~", String.valueOf(TILDE)))
                .accept(walk);
        walk.end();
        return walk.words;
    }

    private void add(String literal) {
        if (unseen.values().stream().noneMatch(open -> open > 0)) {
            block.append(literal);
        }
    }

    /** Marks in code are none. */
    private void code(String literal) {
        add(literal.replace('^', CARET).replace('~', TILDE));
    }

    private void end() {
        Matcher height = HEIGHTS.matcher(block);
        int from = 0;
        while (height.find()) {
            level(block.substring(from, height.start()));
            boolean raised = height.group("r1") != null || height.group("r2") != null;
            String run = String.join(
                    "",
                    orEmpty(height.group("r1")),
                    orEmpty(height.group("r2")),
                    orEmpty(height.group("l1")),
                    orEmpty(height.group("l2")));
            words.add(plain(run.replace("\\ ", " ")), raised ? Height.RAISED : Height.LOWERED);
            from = height.end();
        }
        level(block.substring(from));
        words.gap();
        block.setLength(0);
        unseen.clear();
    }

    private void level(String text) {
        words.add(plain(text));
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String words) {
        return words == null ? "" : words;
    }

    private static String plain(String text) {
        return text.replace(CARET, '^')
                .replace(TILDE, '~')
                .replace(String.valueOf(LEVEL), "")
                .replace(String.valueOf(RAISE), "")
                .replace(String.valueOf(LOWER), "");
    }

    @Override
    public void visit(Text text) {
        boolean first = text.getPrevious() == null
                && text.getParent() instanceof Paragraph paragraph
                && paragraph.getPrevious() == null
                && paragraph.getParent() instanceof ListItem;
        Matcher task = MarkdownDialect.TASK.matcher(text.getLiteral());
        add(first && task.lookingAt() ? text.getLiteral().substring(task.end("box")) : text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        code(code.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock code) {
        code(code.getLiteral());
        end();
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        code(code.getLiteral());
        end();
    }

    @Override
    public void visit(SoftLineBreak line) {
        add("\n");
    }

    @Override
    public void visit(HardLineBreak line) {
        add("\n");
    }

    /** What describes a picture is not seen. */
    @Override
    public void visit(Image image) {}

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Strikethrough || node instanceof FootnoteMark) {
            return;
        }
        visitChildren(node);
        if (node instanceof TableCell) {
            end();
        }
    }

    @Override
    public void visit(HtmlInline html) {
        Matcher tag = TAG.matcher(html.getLiteral());
        if (!tag.matches() || !tag.group(3).isEmpty()) {
            return;
        }
        String name = tag.group(2).toLowerCase(Locale.ROOT);
        boolean closing = !tag.group(1).isEmpty();
        if (name.matches(VOID)) {
            add("\n");
        } else if (UNSEEN.contains(name)) {
            unseen.merge(name, closing ? -1 : 1, (open, more) -> Math.max(0, open + more));
        } else if (name.equals("sup") || name.equals("sub")) {
            add(String.valueOf(closing ? LEVEL : name.equals("sup") ? RAISE : LOWER));
        }
    }

    @Override
    public void visit(HtmlBlock html) {
        Element page = Jsoup.parse(html.getLiteral()).body();
        page.select(String.join(",", UNSEEN)).remove();
        page.traverse(new NodeVisitor() {
            @Override
            public void head(org.jsoup.nodes.Node node, int depth) {
                if (node instanceof TextNode text) {
                    code(text.getWholeText());
                } else if (node instanceof Element element) {
                    mark(element, element.nameIs("sup") ? RAISE : LOWER);
                }
            }

            @Override
            public void tail(org.jsoup.nodes.Node node, int depth) {
                if (node instanceof Element element) {
                    mark(element, LEVEL);
                }
            }
        });
        end();
    }

    private void mark(Element element, char height) {
        if (element.nameIs("sup") || element.nameIs("sub")) {
            block.append(height);
        } else if (element.isBlock() || element.nameIs("br") || element.nameIs("td") || element.nameIs("th")) {
            end();
        }
    }

    @Override
    protected void visitChildren(Node parent) {
        super.visitChildren(parent);
        if (parent instanceof Block) {
            end();
        }
    }
}
