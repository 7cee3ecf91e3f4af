package org.imprimatur.review;

import java.util.Objects;
import org.imprimatur.article.InvisibleCharacters;
import org.imprimatur.article.claim.Claim;

/**
 * What a clinician had said of a claim when they signed the text it stands in; never changed.
 *
 * @param number  of the claim in the text
 * @param sha256  of the signed text
 * @param claim   its words
 * @param givenIn the revision it was first said of
 * @param source  the title of the source it rests on, empty if none was named
 */
public record SignedVerdict(
        int number,
        String sha256,
        String claim,
        int givenIn,
        Verdict verdict,
        String note,
        String sourceKey,
        String source,
        String passage,
        String page) {

    static SignedVerdict of(ClaimSheet.Entry entry, String sha256) {
        ClaimVerdict verdict = Objects.requireNonNull(entry.verdict());
        VerdictInput said = verdict.said();
        return new SignedVerdict(
                entry.claim().number(),
                sha256,
                entry.claim().words(),
                verdict.revision(),
                Objects.requireNonNull(said.verdict()),
                said.note(),
                said.source(),
                entry.claim().sources().stream()
                        .filter(source -> source.key().equals(said.source()))
                        .map(Claim.CitedSource::title)
                        .findFirst()
                        .orElse(said.source()),
                said.passage(),
                said.page());
    }

    public String shownClaim() {
        return InvisibleCharacters.named(claim);
    }
}
