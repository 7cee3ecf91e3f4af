package org.imprimatur.review;

import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The revision a person had read when they decided, as their page posts it back. */
public record ReadRevision(int revision, String sha256) {

    /** What is missing from a request stands for no text at all. */
    public static ReadRevision of(@Nullable Integer revision, @Nullable String sha256) {
        return new ReadRevision(revision == null ? 0 : revision, sha256 == null ? "" : sha256);
    }

    /** The number of the revision, or of the latest if the article has none of that number. */
    int numberIn(Article article) {
        return revision >= 1 && revision <= article.latestRevision() ? revision : article.latestRevision();
    }

    /**
     * @throws TextNotIntact if the stored text does not hash to its record
     * @throws StaleRevision if the latest text is another one
     */
    public void mustBe(Revision latest) {
        if (!latest.isIntact()) {
            throw new TextNotIntact(latest.text().title(), latest.number());
        }
        if (revision != latest.number() || !sha256.equals(latest.sha256())) {
            throw new StaleRevision(revision, latest.number());
        }
    }

    /** The text changed after it was read: what stands there now is not what the person saw. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class StaleRevision extends Refusal {

        private final int read;
        private final int latest;

        StaleRevision(int read, int latest) {
            super(Integer.toString(read), Integer.toString(latest));
            this.read = read;
            this.latest = latest;
        }

        public int read() {
            return read;
        }

        public int latest() {
            return latest;
        }
    }

    /** The stored text no longer hashes to its record. Nobody signs or publishes it until that is explained. */
    @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
    public static class TextNotIntact extends Refusal {

        public TextNotIntact(String title, int revision) {
            super(title, Integer.toString(revision));
        }
    }
}
