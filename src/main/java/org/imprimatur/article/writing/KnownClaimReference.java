package org.imprimatur.article.writing;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.claim.KnownClaim;

/**
 * How a page names a sentence of a draft and the known claim beside it, so that both are found again although the draft
 * was changed meanwhile.
 *
 * @param words   hash of the sentence's words
 * @param article in which the claim is known
 * @param known   hash of that claim's words
 */
record KnownClaimReference(String words, ArticleId article, String known) {

    private static final Pattern SHAPE = Pattern.compile("([0-9a-f]{64})\\.([0-9a-f-]{36})\\.([0-9a-f]{64})");

    static String of(String words, KnownClaim known) {
        return words + "." + known.article() + "." + known.hash();
    }

    static Optional<KnownClaimReference> read(String reference) {
        Matcher shape = SHAPE.matcher(reference);
        try {
            return shape.matches()
                    ? Optional.of(new KnownClaimReference(
                            shape.group(1), new ArticleId(UUID.fromString(shape.group(2))), shape.group(3)))
                    : Optional.empty();
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
