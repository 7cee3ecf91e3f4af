package org.imprimatur.article.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/**
 * Makes raised and lowered runs of the marks around them. A run goes from a mark to the next of its kind beside it, with
 * no blank between them; a mark that has no other is the character it looks like. Time grows with the length of the text.
 */
final class RaisedRuns implements PostProcessor {

    /** Finds runs; {@code read} goes through one text. */
    private static final class Pairing {

        private final List<Mark> openers = new ArrayList<>();

        /** Whether marks that begin a run are only noted; the mark that would have ended it may then begin another. */
        private final boolean escaping;

        Pairing(boolean escaping) {
            this.escaping = escaping;
        }

        /** @return whether there is a blank in it */
        boolean read(Node parent) {
            Map<Character, Mark> open = new HashMap<>();
            boolean blank = false;
            Node node = parent.getFirstChild();
            while (node != null) {
                Node next = node.getNext();
                if (node instanceof Mark mark) {
                    meet(mark, open);
                } else if (isBlank(node)) {
                    blank = true;
                    open.clear();
                }
                node = next;
            }
            return blank;
        }

        private void meet(Mark mark, Map<Character, Mark> open) {
            Mark opener = open.get(mark.sign());
            if (opener == null) {
                open.put(mark.sign(), mark);
            } else if (escaping) {
                openers.add(opener);
                open.put(mark.sign(), mark);
            } else {
                Node run = wrapped(opener, mark);
                open.remove(mark.sign());
                open.values().removeIf(inside -> inside.getParent() == run);
            }
        }

        private boolean isBlank(Node node) {
            if (node instanceof Text text) {
                return hasBlank(text.getLiteral());
            }
            if (node instanceof Code code) {
                return hasBlank(code.getLiteral());
            }
            if (node instanceof HtmlInline html) {
                return hasBlank(html.getLiteral());
            }
            return node instanceof SoftLineBreak || node instanceof HardLineBreak || read(node);
        }
    }

    @Override
    public Node process(Node document) {
        new Pairing(false).read(document);
        finish(document, false);
        return document;
    }

    /** The places of the characters that would have to be escaped for the text to have no raised or lowered run. */
    static List<Mark> beginningsOfRuns(Node document) {
        Pairing pairing = new Pairing(true);
        pairing.read(document);
        return pairing.openers;
    }

    private static boolean hasBlank(String words) {
        return words.indexOf(' ') >= 0 || words.indexOf('\t') >= 0 || words.indexOf('\n') >= 0;
    }

    private static Node wrapped(Mark opener, Mark closer) {
        Node run = opener.sign() == '^' ? new Raised() : new Lowered();
        while (opener.getNext() != null && opener.getNext() != closer) {
            run.appendChild(opener.getNext());
        }
        opener.insertAfter(run);
        opener.unlink();
        closer.unlink();
        return run;
    }

    /** Whatever began no run becomes words again, and words that touch become one piece. */
    private static void finish(Node parent, boolean withinRun) {
        boolean run = withinRun || parent instanceof Raised || parent instanceof Lowered;
        Node node = parent.getFirstChild();
        while (node != null) {
            Node next = node.getNext();
            if (node instanceof Mark mark) {
                replace(node, String.valueOf(mark.sign()));
            } else if (node instanceof EscapedBlank) {
                replace(node, run ? "\u00a0" : "\\ ");
            } else {
                finish(node, run);
            }
            node = next;
        }
        merge(parent);
    }

    private static void replace(Node node, String words) {
        Text text = new Text(words);
        text.setSourceSpans(node.getSourceSpans());
        node.insertAfter(text);
        node.unlink();
    }

    private static void merge(Node parent) {
        Node node = parent.getFirstChild();
        while (node != null) {
            if (node instanceof Text first && first.getNext() instanceof Text) {
                StringBuilder words = new StringBuilder(first.getLiteral());
                while (first.getNext() instanceof Text second) {
                    words.append(second.getLiteral());
                    for (SourceSpan span : second.getSourceSpans()) {
                        first.addSourceSpan(span);
                    }
                    second.unlink();
                }
                first.setLiteral(words.toString());
            }
            node = node.getNext();
        }
    }
}
