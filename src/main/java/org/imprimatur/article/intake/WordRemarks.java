package org.imprimatur.article.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.imprimatur.article.intake.WordRemark.Kind;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/** Collects the comments and tracked changes of a Word file, each with the words it is about. */
final class WordRemarks {

    private static final int MOST = 2_000;
    private static final int LONGEST = 10_000;
    private static final int CONTEXT = 60;
    private static final Set<String> PUT_IN = Set.of("w:ins", "w:moveTo");
    private static final Set<String> TAKEN_OUT = Set.of("w:del", "w:moveFrom");

    private final WordStyles styles;
    private final Map<String, WordElement> comments = new HashMap<>();
    private final Map<String, Integer> begun = new HashMap<>();
    private final List<WordRemark> remarks = new ArrayList<>();
    private final WordThreads threads;
    private final StringBuilder said = new StringBuilder();
    private String paragraphStyle = "";

    /** Where the text of the last remark ends, so that what follows at once and is of the same hand is the same remark. */
    private int lastEnd = -1;

    private WordRemarks(WordPackage file) {
        this.styles = WordStyles.of(file.rootOf("styles"));
        this.threads = WordThreads.of(file.rootOf("commentsExtended"));
        WordElement root = file.rootOf("comments");
        if (root != null) {
            root.children().forEach(comment -> comments.putIfAbsent(comment.attribute("w:id", ""), comment));
        }
    }

    static List<WordRemark> of(WordPackage file) {
        WordRemarks remarks = new WordRemarks(file);
        remarks.read(file.document().root());
        for (String kind : List.of("footnotes", "endnotes")) {
            WordElement notes = file.rootOf(kind);
            if (notes != null) {
                remarks.read(notes);
            }
        }
        return remarks.threads.among(remarks.remarks);
    }

    private void read(WordElement element) {
        switch (element.name()) {
            case "w:p" -> paragraph(element);
            case "w:r" -> {
                if (!styles.look(paragraphStyle, WordRunProperties.of(element.child("w:rPr")))
                        .hidden()) {
                    children(element);
                }
            }
            case "w:t" -> said.append(element.text());
            case "w:tab", "w:br", "w:cr" -> said.append(' ');
            case "w:commentRangeStart" -> begun.putIfAbsent(element.attribute("w:id", ""), said.length());
            case "w:commentReference" -> comment(element.attribute("w:id", ""));
            case "w:commentRangeEnd" -> comment(element.attribute("w:id", ""));
            case "mc:AlternateContent" -> element.alternative().forEach(this::read);
            default -> change(element);
        }
    }

    private void children(WordElement element) {
        element.children().forEach(this::read);
    }

    private void paragraph(WordElement paragraph) {
        WordElement properties = paragraph.child("w:pPr");
        String before = paragraphStyle;
        paragraphStyle = styles.paragraphStyle(properties == null ? null : properties.valAt("w:pStyle"));
        children(paragraph);
        if (!WordBlocks.runsOn(properties)) {
            said.append('\n');
        }
        paragraphStyle = before;
    }

    private void change(WordElement element) {
        if (PUT_IN.contains(element.name())) {
            int from = said.length();
            children(element);
            change(Kind.INSERTION, element, said.substring(from), from);
        } else if (TAKEN_OUT.contains(element.name())) {
            StringBuilder gone = new StringBuilder();
            collect(element, gone);
            change(Kind.DELETION, element, gone.toString(), said.length());
        } else if (!WordInline.SILENT.contains(element.name())) {
            children(element);
        }
    }

    private static void collect(WordElement element, StringBuilder words) {
        if (element.name().equals("w:delText") || element.name().equals("w:t")) {
            words.append(element.text());
        } else if (element.name().equals("w:p")) {
            words.append(words.isEmpty() ? "" : "\n");
        }
        element.children().forEach(child -> collect(child, words));
    }

    /** A program writes one change run by run. */
    private void change(Kind kind, WordElement element, String words, int from) {
        if (VisibleText.isBlank(words) && lastEnd != from) {
            return;
        }
        String author = element.attribute("w:author", "");
        Instant at = at(element);
        WordRemark last = remarks.isEmpty() ? null : remarks.get(remarks.size() - 1);
        boolean insertion = kind == Kind.INSERTION;
        if (last != null
                && lastEnd == from
                && last.kind() == kind
                && last.author().equals(author)
                && Objects.equals(last.at(), at)) {
            String text = insertion ? last.text() + words : "";
            String quote = insertion ? "" : last.quote() + words;
            remarks.set(remarks.size() - 1, new WordRemark(kind, author, at, cut(text), cut(quote), last.before()));
        } else if (!VisibleText.isBlank(words)) {
            keep(new WordRemark(
                    kind, author, at, cut(insertion ? words : ""), cut(insertion ? "" : words), before(from)));
        }
        lastEnd = said.length();
    }

    private void comment(String id) {
        WordElement comment = comments.remove(id);
        if (comment != null) {
            int from = begun.getOrDefault(id, said.length());
            StringBuilder text = new StringBuilder();
            collect(comment, text);
            String quote = said.substring(from, Math.min(said.length(), from + LONGEST))
                    .strip();
            keep(new WordRemark(
                    Kind.COMMENT,
                    comment.attribute("w:author", ""),
                    at(comment),
                    cut(text.toString().strip()),
                    quote,
                    before(from)));
            threads.note(remarks.size(), comment);
            lastEnd = -1;
        }
    }

    private void keep(WordRemark remark) {
        if (remarks.size() < MOST) {
            remarks.add(remark);
        }
    }

    private String before(int end) {
        String before = said.substring(Math.max(0, end - CONTEXT), end);
        return (end > CONTEXT ? before.replaceFirst("^\\S*\\s", "") : before).strip();
    }

    private static String cut(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, words.offsetByCodePoints(LONGEST, -1)) + "…";
    }

    /** Most programs write their own hour and call it Greenwich's; nobody can tell which they meant. */
    private static @Nullable Instant at(WordElement element) {
        String date = element.attribute("w:date", "");
        try {
            return Instant.parse(date.matches(".*(Z|[+-]\\d\\d:?\\d\\d)") ? date : date + "Z");
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
