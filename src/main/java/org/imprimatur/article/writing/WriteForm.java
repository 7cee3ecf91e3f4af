package org.imprimatur.article.writing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.imprimatur.article.RevisionText;
import org.imprimatur.platform.VisibleText;

/**
 * The form of the write page, as typed. It may be no text yet: the source list may be broken.
 *
 * @param base the revision it started from
 */
record WriteForm(int base, String title, String standfirst, String body, String sources) {

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
    }

    static WriteForm of(int base, RevisionText text) {
        return new WriteForm(base, text.title(), text.standfirst(), text.body(), readable(text.sources()));
    }

    /** The text, if it is one. */
    Optional<RevisionText> text() {
        try {
            return Optional.of(
                    new RevisionText(title, standfirst, body, VisibleText.isBlank(sources) ? "[]" : sources));
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

    WriteForm withSources(String other) {
        return new WriteForm(base, title, standfirst, body, other);
    }

    WriteForm on(int revision) {
        return new WriteForm(revision, title, standfirst, body, sources);
    }

    /** In the shape it would be saved in, so that a line end is no difference. */
    WriteForm asSaved() {
        return text().map(text -> of(base, text)).orElse(this);
    }

    boolean saysTheSameAs(WriteForm other) {
        return on(0).equals(other.on(0));
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
