package org.imprimatur.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A clinician's signature under one revision, and under no other: it holds for the text with this hash. Name and
 * credential are as they stood that day and never follow later changes.
 *
 * @param statement the sentence the clinician agreed to, in full
 */
public record SignOff(
        UUID id,
        ArticleId article,
        int revision,
        String sha256,
        PersonId signer,
        String signerName,
        String credentialType,
        String credentialIssuer,
        String credentialNumber,
        @Nullable LocalDate credentialExpires,
        String statement,
        Instant signedAt) {

    /** "Demo Reviewer, FNP-BC" */
    public String byline() {
        return signerName + ", " + credentialType;
    }
}
