package org.imprimatur.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A clinician's signature under one revision, and under no other: it holds for the text with this hash. Name and
 * credential are as they stood that day and never follow later changes.
 *
 * @param run           which of the article's reviews it was given in
 * @param round         which handing-in of the text it answers
 * @param meaning       what the signature stands for: "medical review"
 * @param statement     the sentence the clinician agreed to, in full
 * @param method        how the clinician proved to be themselves: "password"
 * @param remoteAddress where the request came from
 * @param salt          keeps the hash of what is not for readers from telling it to whoever guesses; empty in signatures
 *                      given before the audit held such a hash
 */
public record SignOff(
        UUID id,
        ArticleId article,
        int revision,
        String sha256,
        int run,
        int round,
        String taskId,
        PersonId signer,
        String signerName,
        String credentialType,
        String credentialIssuer,
        String credentialNumber,
        @Nullable String credentialJurisdiction,
        LocalDate credentialIssued,
        @Nullable LocalDate credentialExpires,
        LocalDate credentialVerifiedOn,
        String credentialVerifiedBy,
        String meaning,
        String statement,
        String method,
        String remoteAddress,
        Instant signedAt,
        String salt) {

    /** "Demo Reviewer, FNP-BC" */
    public String byline() {
        return signerName + ", " + credentialType;
    }

    /** Whether it holds for a text with this hash; one changed character and it has lapsed. */
    public boolean holdsFor(String textSha256) {
        return sha256.equals(textSha256);
    }

    /**
     * Whether it was given for a text that readers have seen. It stays with that edition; that it does not cover the text
     * of the next one is as it should be.
     */
    public boolean isOfAnEdition(Article article) {
        Article.Live last = article.lastLive();
        return last != null && revision <= last.revision();
    }
}
