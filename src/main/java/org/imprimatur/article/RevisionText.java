package org.imprimatur.article;

/**
 * What a writer writes and a reviewer signs, its parts in the shape {@link CanonicalForm} describes.
 *
 * @param body    Markdown in the format named; citations as {@code [@key]}, images as {@code image:<sha256>}
 * @param sources a JSON array of CSL-JSON items
 * @param format  how the body is to be read
 */
public record RevisionText(String title, String standfirst, String body, String sources, TextFormat format) {

    public RevisionText {
        title = CanonicalForm.line(title);
        standfirst = CanonicalForm.line(standfirst);
        body = CanonicalForm.text(body);
        sources = CanonicalForm.json(sources);
    }

    /** In the newest format. */
    public RevisionText(String title, String standfirst, String body, String sources) {
        this(title, standfirst, body, sources, TextFormat.newest());
    }

    /** SHA-256 of {@link CanonicalForm#of}, 64 lower-case hex digits. */
    public String sha256() {
        return CanonicalForm.sha256(this);
    }
}
