package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.imprimatur.article.intake.VisibleWords.Height;
import org.imprimatur.article.markdown.Lowered;
import org.imprimatur.article.markdown.Raised;
import org.jspecify.annotations.Nullable;

/** Writes runs of text into a block of CommonMark: spaces collapsed, and never just inside an emphasis. */
final class InlineWriter {

    /** With the place in the source, if it is said. */
    private static final String CITED =
            "@(?:\\{[^\\s{}\\[\\]]{1,200}}|[\\p{Alnum}_:.#$%&+?<>~/-]+)(?:, [^\\[\\]@;\\\\\\n]{1,100})?";

    private static final Pattern CITATION = Pattern.compile("\\[" + CITED + "(?:; ?" + CITED + ")*]");

    private InlineWriter() {}

    /** Words as they are, but for citations, which mean in any file what they mean in ours. */
    static void words(String words, Node into) {
        Matcher citation = CITATION.matcher(words);
        int from = 0;
        while (citation.find()) {
            text(words.substring(from, citation.start()), into);
            HtmlInline raw = new HtmlInline();
            raw.setLiteral(citation.group());
            into.appendChild(raw);
            from = citation.end();
        }
        text(words.substring(from), into);
    }

    /** Whether the words are a citation and nothing else. */
    static boolean isCitation(String words) {
        return CITATION.matcher(words.strip()).matches();
    }

    private static void text(String words, Node into) {
        if (!words.isEmpty()) {
            into.appendChild(new Text(words));
        }
    }

    /** @param breaks whether a line may end within the block */
    static void append(List<TextRun> runs, Node into, boolean breaks) {
        nest(tidy(runs, breaks), into, 0);
    }

    private static List<TextRun> tidy(List<TextRun> runs, boolean breaks) {
        List<TextRun> tidy = collapsed(atoms(runs, breaks));
        for (int i = 1; i + 1 < tidy.size(); i++) {
            if (tidy.get(i).isSpace()) {
                TextRun.Style between =
                        tidy.get(i - 1).style().meet(tidy.get(i + 1).style());
                boolean raised = tidy.get(i).style().height() == between.height();
                tidy.set(i, tidy.get(i).styled(raised ? between : between.at(Height.LEVEL)));
            }
        }
        return merged(tidy);
    }

    /** Words and the spaces around them, each by itself. */
    private static List<TextRun> atoms(List<TextRun> runs, boolean breaks) {
        List<TextRun> atoms = new ArrayList<>();
        for (TextRun textRun : runs) {
            if (textRun.kind() == TextRun.Kind.BREAK && !breaks) {
                atoms.add(TextRun.text(" ", textRun.style()));
            } else if (textRun.kind() != TextRun.Kind.TEXT) {
                atoms.add(textRun);
            } else {
                split(textRun, atoms);
            }
        }
        return atoms;
    }

    /** One space where there were several, and none, nor a break, at either end of a line. */
    private static List<TextRun> collapsed(List<TextRun> atoms) {
        List<TextRun> tidy = new ArrayList<>();
        for (TextRun atom : atoms) {
            if (atom.isSpace() && (beginsLine(tidy) || last(tidy).isSpace())) {
                continue;
            }
            if (atom.kind() == TextRun.Kind.BREAK) {
                dropTrailing(tidy);
                if (beginsLine(tidy)) {
                    continue;
                }
            }
            tidy.add(atom);
        }
        while (!tidy.isEmpty() && (last(tidy).isSpace() || last(tidy).kind() == TextRun.Kind.BREAK)) {
            tidy.remove(tidy.size() - 1);
        }
        return tidy;
    }

    private static boolean beginsLine(List<TextRun> before) {
        return before.isEmpty() || last(before).kind() == TextRun.Kind.BREAK;
    }

    /** Neighbours of one style are one run. */
    private static List<TextRun> merged(List<TextRun> runs) {
        List<TextRun> merged = new ArrayList<>();
        for (TextRun textRun : runs) {
            TextRun before = merged.isEmpty() ? null : last(merged);
            if (before != null
                    && before.kind() == TextRun.Kind.TEXT
                    && textRun.kind() == TextRun.Kind.TEXT
                    && before.style().equals(textRun.style())) {
                merged.set(merged.size() - 1, before.saying(before.text() + textRun.text()));
            } else {
                merged.add(textRun);
            }
        }
        return merged;
    }

    private static void split(TextRun textRun, List<TextRun> atoms) {
        String text = textRun.text();
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        if (start > 0) {
            atoms.add(textRun.saying(" "));
        }
        if (end > start) {
            atoms.add(textRun.saying(text.substring(start, end)));
        }
        if (end < text.length() && end > start) {
            atoms.add(textRun.saying(" "));
        }
    }

    private static void dropTrailing(List<TextRun> runs) {
        while (!runs.isEmpty() && last(runs).isSpace()) {
            runs.remove(runs.size() - 1);
        }
    }

    private static TextRun last(List<TextRun> runs) {
        return runs.get(runs.size() - 1);
    }

    /**
     * Links outside, strong within, emphasis innermost. What is raised stands as far outside as it can, for a mark of
     * emphasis beside a word and a sign would not be read as one.
     */
    private static void nest(List<TextRun> runs, Node into, int level) {
        if (level == 3) {
            runs.forEach(textRun -> raised(textRun, into));
            return;
        }
        int from = 0;
        while (from < runs.size()) {
            Object key = key(runs.get(from), level);
            int to = from + 1;
            while (to < runs.size() && Objects.equals(key, key(runs.get(to), level))) {
                to++;
            }
            group(runs.subList(from, to), key, into, level);
            from = to;
        }
    }

    private static void group(List<TextRun> runs, @Nullable Object key, Node into, int level) {
        Height height = runs.get(0).style().height();
        Node inside = into;
        List<TextRun> group = runs;
        if (level > 0
                && height != Height.LEVEL
                && runs.stream().allMatch(textRun -> textRun.style().height() == height)) {
            inside = run(height);
            into.appendChild(inside);
            group = runs.stream()
                    .map(textRun -> textRun.styled(textRun.style().at(Height.LEVEL)))
                    .toList();
        }
        Node wrapper = wrapper(key, level);
        nest(group, wrapper == null ? inside : wrapper, level + 1);
        if (wrapper != null) {
            inside.appendChild(wrapper);
        }
    }

    private static void raised(TextRun textRun, Node into) {
        if (textRun.style().isLevel()) {
            leaf(textRun, into);
        } else {
            Node run = run(textRun.style().height());
            into.appendChild(run);
            leaf(textRun, run);
        }
    }

    private static Node run(Height height) {
        return height == Height.RAISED ? new Raised() : new Lowered();
    }

    private static @Nullable Object key(TextRun textRun, int level) {
        return switch (level) {
            case 0 -> textRun.style().href();
            case 1 -> textRun.style().strong();
            default -> textRun.style().emphasis();
        };
    }

    private static @Nullable Node wrapper(@Nullable Object key, int level) {
        if (key instanceof String href) {
            return new Link(href, null);
        }
        if (!Boolean.TRUE.equals(key)) {
            return null;
        }
        return level == 1 ? new StrongEmphasis("**") : new Emphasis("*");
    }

    private static void leaf(TextRun textRun, Node into) {
        switch (textRun.kind()) {
            case TEXT -> words(textRun.text(), into);
            case CODE -> into.appendChild(new Code(textRun.text()));
            case BREAK -> into.appendChild(new HardLineBreak());
            case IMAGE -> {
                Image image = new Image(textRun.target(), textRun.caption().isEmpty() ? null : textRun.caption());
                if (!textRun.text().isEmpty()) {
                    image.appendChild(new Text(textRun.text()));
                }
                into.appendChild(image);
            }
        }
    }
}
