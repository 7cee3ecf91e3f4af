package org.imprimatur.review;

import org.imprimatur.article.Revision;
import org.jspecify.annotations.Nullable;

/** The text a person had before their eyes when they decided, as their page posts it back. */
public record AsRead(int revision, String sha256) {

    /** What is missing from a request stands for no text at all. */
    public static AsRead of(@Nullable Integer revision, @Nullable String sha256) {
        return new AsRead(revision == null ? 0 : revision, sha256 == null ? "" : sha256);
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
}
