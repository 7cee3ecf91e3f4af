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
import org.jspecify.annotations.Nullable;

/** Puts runs of words under a block of CommonMark: spaces collapsed, and never just inside an emphasis. */
final class Phrases {

    private static final Pattern CITATION =
            Pattern.compile("\\[@[\\p{Alnum}_:.#$%&+?<>~/-]+(?:; ?@[\\p{Alnum}_:.#$%&+?<>~/-]+)*]");

    private Phrases() {}

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

    private static void text(String words, Node into) {
        if (!words.isEmpty()) {
            into.appendChild(new Text(words));
        }
    }

    /** @param breaks whether a line may end within the block */
    static void append(List<Run> runs, Node into, boolean breaks) {
        nest(tidy(runs, breaks), into, 0);
    }

    private static List<Run> tidy(List<Run> runs, boolean breaks) {
        List<Run> tidy = collapsed(atoms(runs, breaks));
        for (int i = 1; i + 1 < tidy.size(); i++) {
            if (tidy.get(i).isSpace()) {
                Run.Style between = tidy.get(i - 1).style().meet(tidy.get(i + 1).style());
                tidy.set(i, tidy.get(i).styled(between));
            }
        }
        return merged(tidy);
    }

    /** Words and the spaces around them, each by itself. */
    private static List<Run> atoms(List<Run> runs, boolean breaks) {
        List<Run> atoms = new ArrayList<>();
        for (Run run : runs) {
            if (run.kind() == Run.Kind.BREAK && !breaks) {
                atoms.add(Run.text(" ", run.style()));
            } else if (run.kind() != Run.Kind.TEXT) {
                atoms.add(run);
            } else {
                split(run, atoms);
            }
        }
        return atoms;
    }

    /** One space where there were several, and none, nor a break, at either end of a line. */
    private static List<Run> collapsed(List<Run> atoms) {
        List<Run> tidy = new ArrayList<>();
        for (Run atom : atoms) {
            if (atom.isSpace() && (beginsLine(tidy) || last(tidy).isSpace())) {
                continue;
            }
            if (atom.kind() == Run.Kind.BREAK) {
                dropTrailing(tidy);
                if (beginsLine(tidy)) {
                    continue;
                }
            }
            tidy.add(atom);
        }
        while (!tidy.isEmpty() && (last(tidy).isSpace() || last(tidy).kind() == Run.Kind.BREAK)) {
            tidy.remove(tidy.size() - 1);
        }
        return tidy;
    }

    private static boolean beginsLine(List<Run> before) {
        return before.isEmpty() || last(before).kind() == Run.Kind.BREAK;
    }

    /** Neighbours of one style are one run. */
    private static List<Run> merged(List<Run> runs) {
        List<Run> merged = new ArrayList<>();
        for (Run run : runs) {
            Run before = merged.isEmpty() ? null : last(merged);
            if (before != null
                    && before.kind() == Run.Kind.TEXT
                    && run.kind() == Run.Kind.TEXT
                    && before.style().equals(run.style())) {
                merged.set(merged.size() - 1, before.saying(before.text() + run.text()));
            } else {
                merged.add(run);
            }
        }
        return merged;
    }

    private static void split(Run run, List<Run> atoms) {
        String text = run.text();
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        if (start > 0) {
            atoms.add(run.saying(" "));
        }
        if (end > start) {
            atoms.add(run.saying(text.substring(start, end)));
        }
        if (end < text.length() && end > start) {
            atoms.add(run.saying(" "));
        }
    }

    private static void dropTrailing(List<Run> runs) {
        while (!runs.isEmpty() && last(runs).isSpace()) {
            runs.remove(runs.size() - 1);
        }
    }

    private static Run last(List<Run> runs) {
        return runs.get(runs.size() - 1);
    }

    /** Links outside, strong within, emphasis innermost. */
    private static void nest(List<Run> runs, Node into, int level) {
        int from = 0;
        while (from < runs.size()) {
            Object key = key(runs.get(from), level);
            int to = from + 1;
            while (level < 3 && to < runs.size() && Objects.equals(key, key(runs.get(to), level))) {
                to++;
            }
            List<Run> group = runs.subList(from, to);
            if (level == 3) {
                leaf(runs.get(from), into);
            } else {
                Node wrapper = wrapper(key, level);
                nest(group, wrapper == null ? into : wrapper, level + 1);
                if (wrapper != null) {
                    into.appendChild(wrapper);
                }
            }
            from = to;
        }
    }

    private static @Nullable Object key(Run run, int level) {
        return switch (level) {
            case 0 -> run.style().href();
            case 1 -> run.style().strong();
            case 2 -> run.style().emphasis();
            default -> run;
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

    private static void leaf(Run run, Node into) {
        switch (run.kind()) {
            case TEXT -> words(run.text(), into);
            case CODE -> into.appendChild(new Code(run.text()));
            case BREAK -> into.appendChild(new HardLineBreak());
            case IMAGE -> {
                Image image = new Image(run.target(), null);
                if (!run.text().isEmpty()) {
                    image.appendChild(new Text(run.text()));
                }
                into.appendChild(image);
            }
        }
    }
}
