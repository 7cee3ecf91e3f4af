package org.imprimatur.article.intake;

import java.util.List;
import java.util.Optional;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.ThematicBreak;
import org.imprimatur.article.markdown.BodyWriter;

/**
 * Reads plain text: blank lines separate paragraphs, a short first paragraph is the title. Lists, headings and rules are
 * taken for what they are where nothing else can be meant; all else stays as the words it is.
 */
final class PlainTextReader {

    private static final int LONGEST_TITLE = 160;

    private final DraftBuilder draftBuilder;
    private final Document document = new Document();
    private final List<List<PlainLine>> paragraphs;
    private final PlainHeadings headings;
    private boolean drawnTwice;

    private PlainTextReader(DraftBuilder draftBuilder, List<List<PlainLine>> paragraphs) {
        this.draftBuilder = draftBuilder;
        this.paragraphs = paragraphs;
        this.headings = PlainHeadings.in(paragraphs);
    }

    static void read(String text, DraftBuilder draftBuilder) {
        VisibleWords seen = new VisibleWords();
        seen.add(text);
        draftBuilder.seen = seen;
        new PlainTextReader(draftBuilder, PlainLine.paragraphs(text)).read();
    }

    private void read() {
        int next = title() ? 1 : 0;
        while (next < paragraphs.size()) {
            Optional<PlainList.Found> list = PlainList.at(paragraphs.subList(next, paragraphs.size()));
            if (list.isPresent()) {
                add(list.get());
                next += list.get().paragraphs();
            } else {
                blocks(paragraphs.get(next++));
            }
        }
        draftBuilder.body = BodyWriter.write(document);
    }

    /** A short first line, drawn under or not. What is no more than a list or a rule is none. */
    private boolean title() {
        List<PlainLine> first = paragraphs.get(0);
        boolean drawn = first.size() == 2 && isDrawn(first);
        if (!drawn && first.size() > 1
                || first.get(0).isRule()
                || first.get(0).words().length() > LONGEST_TITLE) {
            return false;
        }
        if (PlainList.at(paragraphs).isPresent()) {
            return false;
        }
        draftBuilder.title = first.get(0).words();
        if (drawn) {
            replaced(first.get(1).words());
        }
        return true;
    }

    private static boolean isDrawn(List<PlainLine> lines) {
        return lines.size() > 1
                && lines.get(1).isUnderline()
                && lines.get(0).hasLetters()
                && !PlainList.isEntry(lines.get(0));
    }

    private void blocks(List<PlainLine> lines) {
        List<PlainLine> left = lines;
        while (!left.isEmpty()) {
            left = block(left);
        }
    }

    /** @return those of the lines that stand below a heading without a blank line between */
    private List<PlainLine> block(List<PlainLine> lines) {
        Optional<PlainList.Found> list = PlainList.at(List.of(lines));
        if (list.isPresent()) {
            add(list.get());
        } else if (lines.size() == 1 && lines.get(0).isRule()) {
            replaced(lines.get(0).words());
            document.appendChild(new ThematicBreak());
        } else if (isDrawn(lines)) {
            String line = lines.get(1).words();
            replaced(line);
            drawnTwice |= line.startsWith("=");
            heading(lines.get(0).words(), line.startsWith("=") || !drawnTwice ? 2 : 3);
            return lines.subList(2, lines.size());
        } else {
            headings.level(lines)
                    .ifPresentOrElse(level -> heading(lines.get(0).words(), level), () -> introduced(lines));
        }
        return List.of();
    }

    /** A line that ends in a colon may have the list it speaks of right below it. */
    private void introduced(List<PlainLine> lines) {
        int first = 0;
        while (first < lines.size() && !PlainList.isEntry(lines.get(first))) {
            first++;
        }
        boolean announced = first > 0
                && first < lines.size()
                && lines.get(first - 1).words().endsWith(":");
        Optional<PlainList.Found> list =
                announced ? PlainList.at(List.of(lines.subList(first, lines.size()))) : Optional.empty();
        document.appendChild(paragraph(list.isPresent() ? lines.subList(0, first) : lines));
        list.ifPresent(this::add);
    }

    private void add(PlainList.Found list) {
        list.lists().forEach(document::appendChild);
        list.labels().forEach(this::replaced);
    }

    private void heading(String words, int level) {
        Heading heading = new Heading();
        heading.setLevel(level);
        InlineWriter.words(words, heading);
        document.appendChild(heading);
    }

    /** Words of the file for which the text has a sign of its own. */
    private void replaced(String words) {
        draftBuilder.replaced.add(words);
        draftBuilder.replaced.gap();
    }

    static Node paragraph(List<PlainLine> lines) {
        Paragraph paragraph = new Paragraph();
        for (PlainLine line : lines) {
            if (paragraph.getFirstChild() != null) {
                paragraph.appendChild(new SoftLineBreak());
            }
            InlineWriter.words(line.words(), paragraph);
        }
        return paragraph;
    }
}
