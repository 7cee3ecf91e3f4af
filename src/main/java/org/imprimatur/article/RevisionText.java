package org.imprimatur.article;

/**
 * What a writer writes and a reviewer signs, its parts in the shape {@link CanonicalForm} describes.
 *
 * @param body    CommonMark with tables; citations as {@code [@key]}, images as {@code image:<sha256>}
 * @param sources a JSON array of CSL-JSON items
 */
public record RevisionText(String title, String standfirst, String body, String sources) {

    public RevisionText {
        title = CanonicalForm.line(title);
        standfirst = CanonicalForm.line(standfirst);
        body = CanonicalForm.text(body);
        sources = CanonicalForm.json(sources);
    }

    /** SHA-256 of {@link CanonicalForm#of}, 64 lower-case hex digits. */
    public String sha256() {
        return CanonicalForm.sha256(this);
    }
}
