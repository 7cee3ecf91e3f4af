package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.imprimatur.platform.VisibleText;

/**
 * The footnotes of a Markdown file: words for each mark, and one numbered list at the end, in the order in which they are
 * referred to. A note that only cites becomes the citation itself.
 */
final class MarkdownNotes {

    private static final Pattern MARKER = Pattern.compile("^[ ]{0,3}\\[\\^[^\\]\\n]+]:[ \\t]*");
    private static final Pattern INDENT = Pattern.compile("(?m)^(?:[ ]{1,4}|\\t)");

    private final SourceEdits edits;
    private final Node document;
    private final List<Footnote> definitions = new ArrayList<>();
    private final List<Footnote> elsewhere = new ArrayList<>();
    private final List<FootnoteMark> references = new ArrayList<>();

    /** In the order of the first reference. */
    private final Map<Footnote, Integer> numbers = new LinkedHashMap<>();

    private MarkdownNotes(Node document, SourceEdits edits) {
        this.document = document;
        this.edits = edits;
    }

    /** @param edits what else is to change, within notes as well */
    static MarkdownNotes in(Node document, SourceEdits edits) {
        MarkdownNotes notes = new MarkdownNotes(document, edits);
        document.accept(notes.collector());
        return notes;
    }

    private AbstractVisitor collector() {
        return new AbstractVisitor() {
            @Override
            public void visit(CustomBlock block) {
                if (block instanceof Footnote note) {
                    (isAtTheTop(note) ? definitions : elsewhere).add(note);
                }
                visitChildren(block);
            }

            @Override
            public void visit(CustomNode node) {
                if (node instanceof FootnoteMark reference) {
                    references.add(reference);
                }
                visitChildren(node);
            }
        };
    }

    /** A note within a quotation or a list stays where and as it is. */
    private static boolean isAtTheTop(Footnote note) {
        return note.getParent() instanceof Document;
    }

    /** The source with all edits, the notes at its end. */
    String applied(DraftBuilder draftBuilder) {
        elsewhere.forEach(note -> stay(note, draftBuilder));
        if (definitions.isEmpty() && elsewhere.isEmpty()) {
            return edits.applied();
        }
        number();
        references.forEach(reference -> mark(reference, draftBuilder));
        List<String> notes = numbers.keySet().stream().map(this::words).toList();
        definitions.forEach(note -> edits.replace(note, ""));
        String text = edits.applied();
        if (notes.isEmpty()) {
            return text;
        }
        draftBuilder.lossCollector.tell(LossKind.FOOTNOTES, notes.size(), "");
        return text.stripTrailing() + closed() + heading(draftBuilder) + list(notes);
    }

    /** Those in the text, then those in notes, then those nothing refers to. */
    private void number() {
        references.stream().filter(reference -> noteAround(reference) == null).forEach(this::number);
        references.forEach(this::number);
        definitions.forEach(this::number);
    }

    private void number(FootnoteMark reference) {
        if (isAtTheTop(reference.note())) {
            number(reference.note());
        }
    }

    private void number(Footnote note) {
        String words = words(note);
        if (!VisibleText.isBlank(words) && !isCited(note, words)) {
            numbers.putIfAbsent(note, numbers.size() + 1);
        }
    }

    /** Whether it is nothing but a citation, and somebody refers to it. */
    private boolean isCited(Footnote note, String words) {
        return InlineWriter.isCitation(words) && references.stream().anyMatch(reference -> reference.note() == note);
    }

    private static @org.jspecify.annotations.Nullable Footnote noteAround(Node reference) {
        for (Node at = reference; at != null; at = at.getParent()) {
            if (at instanceof Footnote note) {
                return note;
            }
        }
        return null;
    }

    private void mark(FootnoteMark reference, DraftBuilder draftBuilder) {
        Footnote note = reference.note();
        if (!isAtTheTop(note)) {
            generate(note.label(), draftBuilder);
            return;
        }
        Integer number = numbers.get(note);
        String words = number == null ? words(note).strip() : "(note " + number + ")";
        int from = SourceEdits.start(reference);
        boolean apart = from == 0 || Character.isWhitespace(edits.source().charAt(from - 1));
        edits.replace(reference, words.isEmpty() || apart ? words : " " + words);
        generate(words, draftBuilder);
    }

    /** As words: to our own parser it would be the address of a link. */
    private void stay(Footnote note, DraftBuilder draftBuilder) {
        edits.replace(SourceEdits.start(note), SourceEdits.start(note), "\\");
        generate(note.label(), draftBuilder);
    }

    private static void generate(String words, DraftBuilder draftBuilder) {
        draftBuilder.generated.add(words);
        draftBuilder.generated.gap();
    }

    /** What a note says, as a text of its own. */
    private String words(Footnote note) {
        String source = edits.applied(SourceEdits.start(note), SourceEdits.end(note));
        String words = MARKER.matcher(source).replaceFirst("");
        return INDENT.matcher(words).replaceAll("").strip();
    }

    /** A block of code that nobody closed would go on to the end. */
    private String closed() {
        return document.getLastChild() instanceof FencedCodeBlock code
                        && code.getClosingFenceLength() == null
                        && code.getOpeningFenceLength() != null
                ? "\n" + code.getFenceCharacter().repeat(code.getOpeningFenceLength())
                : "";
    }

    /** None where the text ends with one that waits for its notes. */
    private String heading(DraftBuilder draftBuilder) {
        Node last = document.getLastChild();
        while (last instanceof Footnote) {
            last = last.getPrevious();
        }
        if (last instanceof Heading) {
            return "\n\n";
        }
        generate("Notes", draftBuilder);
        return "\n\n## Notes\n\n";
    }

    private static String list(List<String> notes) {
        boolean loose = notes.stream().anyMatch(words -> words.contains("\n\n"));
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < notes.size(); i++) {
            String label = (i + 1) + ". ";
            String indent = " ".repeat(label.length());
            list.append(i == 0 ? "" : loose ? "\n\n" : "\n")
                    .append(label)
                    .append(notes.get(i).replaceAll("\n(?!\n)", "\n" + indent));
        }
        return list.toString();
    }
}
