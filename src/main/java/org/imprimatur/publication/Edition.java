package org.imprimatur.publication;

import java.time.Instant;
import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Revision;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * One published state of an article.
 *
 * @param number       1 for the first
 * @param supersededAt when the next one took its place or the article was withdrawn, null for the one readers see
 * @param signers      who had signed exactly this text, as they were that day
 */
public record Edition(
        ArticleId article,
        int number,
        int revision,
        String sha256,
        Kind kind,
        String topic,
        PersonId writer,
        Instant firstPublished,
        Instant liveAt,
        @Nullable Instant supersededAt,
        List<Signer> signers) {

    public Edition {
        signers = List.copyOf(signers);
    }

    public boolean isCurrent() {
        return supersededAt == null;
    }

    /** Why there is this edition. */
    enum Kind {
        FIRST,
        /** Something was wrong and was put right. */
        CORRECTION,
        /** A clinician read the text again and signed it unchanged. */
        RE_REVIEW,
        /** The text was brought up to date. */
        UPDATE;

        /** @param coming whether the article's next edition is to put something right */
        static Kind of(Article article, Revision revision, boolean coming) {
            if (article.lastLive() == null) {
                return FIRST;
            }
            if (article.lastShowed(revision)) {
                return RE_REVIEW;
            }
            return coming ? CORRECTION : UPDATE;
        }
    }

    /** Somebody whose signature the edition has. */
    public record Signer(PersonId person, String name, String credential, String issuer, Instant signedAt) {

        /** "Demo Reviewer, FNP-BC" */
        public String byline() {
            return name + ", " + credential;
        }
    }
}
