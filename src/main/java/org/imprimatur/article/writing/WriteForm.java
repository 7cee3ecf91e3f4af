package org.imprimatur.article.writing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextFormat;
import org.imprimatur.article.typeset.NewestFormat;
import org.imprimatur.platform.VisibleText;

/**
 * The form of the write page, as typed. It may be no text yet: the source list may be broken.
 *
 * @param base   the revision it started from
 * @param format how the body is to be read, by its name
 */
record WriteForm(int base, String title, String standfirst, String body, String sources, String format) {

    static final int LONGEST_TITLE = 300;
    static final int LONGEST_STANDFIRST = 2_000;
    static final int LONGEST_BODY = 1_000_000;
    static final int LONGEST_SOURCES = 1_000_000;

    /** A field that is missing from a form is an empty one. */
    WriteForm {
        title = Objects.requireNonNullElse(title, "");
        standfirst = Objects.requireNonNullElse(standfirst, "");
        body = Objects.requireNonNullElse(body, "");
        sources = Objects.requireNonNullElse(sources, "");
        format = Objects.requireNonNullElse(format, "");
    }

    /** For whoever goes on writing, and so in the newest format. */
    static WriteForm of(int base, RevisionText text) {
        RevisionText newest = NewestFormat.of(text);
        return new WriteForm(
                base,
                newest.title(),
                newest.standfirst(),
                newest.body(),
                readable(newest.sources()),
                newest.format().word());
    }

    /**
     * The same in the newest format.
     *
     * @param unsaid how the body was meant if the form does not say so, as pages did not before there were formats
     */
    WriteForm inNewestFormat(TextFormat unsaid) {
        TextFormat meant = named().orElse(unsaid);
        if (meant.isNewest()) {
            return new WriteForm(base, title, standfirst, body, sources, meant.word());
        }
        RevisionText newest = NewestFormat.of(new RevisionText("", "", body, "[]", meant));
        return newest.format().isNewest()
                ? new WriteForm(
                        base,
                        title,
                        standfirst,
                        newest.body(),
                        sources,
                        newest.format().word())
                : new WriteForm(base, title, standfirst, body, sources, meant.word());
    }

    private Optional<TextFormat> named() {
        try {
            return Optional.of(TextFormat.of(format));
        } catch (IllegalArgumentException unsaid) {
            return Optional.empty();
        }
    }

    boolean isInNewestFormat() {
        return named().orElse(TextFormat.newest()).isNewest();
    }

    /** The text, if it is one. */
    Optional<RevisionText> text() {
        try {
            return Optional.of(new RevisionText(
                    title,
                    standfirst,
                    body,
                    VisibleText.isBlank(sources) ? "[]" : sources,
                    named().orElse(TextFormat.newest())));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    /** Field to message key, for what keeps it from being saved. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        RevisionText text = text().orElse(null);
        if (VisibleText.isBlank(title)) {
            problems.put("title", "article.write.title.missing");
        } else if (exceeds(text == null ? title : text.title(), LONGEST_TITLE)) {
            problems.put("title", "article.write.title.long");
        }
        if (exceeds(text == null ? standfirst : text.standfirst(), LONGEST_STANDFIRST)) {
            problems.put("standfirst", "article.write.standfirst.long");
        }
        if (exceeds(text == null ? body : text.body(), LONGEST_BODY)) {
            problems.put("body", "article.write.body.long");
        }
        if (text == null) {
            problems.put("sources", "article.write.sources.broken");
        } else if (exceeds(text.sources(), LONGEST_SOURCES)) {
            problems.put("sources", "article.write.sources.long");
        }
        return problems;
    }

    /** Whether it is of a size somebody may have typed; it may still be no text. */
    boolean fitsACopy() {
        return !exceeds(title, LONGEST_STANDFIRST)
                && !exceeds(standfirst, 10 * LONGEST_STANDFIRST)
                && !exceeds(body, LONGEST_BODY)
                && !exceeds(sources, LONGEST_SOURCES);
    }

    WriteForm withSources(String other) {
        return new WriteForm(base, title, standfirst, body, other, format);
    }

    WriteForm withBody(String other) {
        return new WriteForm(base, title, standfirst, other, sources, format);
    }

    WriteForm on(int revision) {
        return new WriteForm(revision, title, standfirst, body, sources, format);
    }

    /** In the shape it would be saved in, so that a line end is no difference. */
    WriteForm asSaved() {
        return text().map(text -> of(base, text)).orElse(this);
    }

    /** Whatever their sources. */
    boolean hasTheWordsOf(WriteForm other) {
        return on(0).withSources("").saysTheSameAs(other.on(0).withSources(""));
    }

    boolean saysTheSameAs(WriteForm other) {
        return on(0).inNewestFormat(TextFormat.newest()).equals(other.on(0).inNewestFormat(TextFormat.newest()));
    }

    private static boolean exceeds(String text, int most) {
        return text.length() > most;
    }

    /** The canonical list is one long line; in a field it is read by people. */
    private static String readable(String sources) {
        try {
            ObjectMapper json = new ObjectMapper();
            return sources.equals("[]")
                    ? ""
                    : json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(sources));
        } catch (JsonProcessingException broken) {
            return sources;
        }
    }
}
