package org.imprimatur.review;

import java.util.List;
import java.util.Optional;
import org.imprimatur.article.claim.Claim;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The claims of a text, and what one reviewer has said of them.
 *
 * @param revision the one the claims stand in
 * @param gone     what they said of claims that are not there any more
 */
public record ClaimSheet(int revision, String sha256, List<Entry> entries, List<ClaimVerdict> gone) {

    public ClaimSheet {
        entries = List.copyOf(entries);
        gone = List.copyOf(gone);
    }

    /**
     * One claim.
     *
     * @param verdict what was said of exactly these words and sources, if anything
     * @param earlier what was said of them as they were before a change; they are asked about again
     */
    public record Entry(
            Claim claim,
            @Nullable ClaimVerdict verdict,
            @Nullable ClaimVerdict earlier) {

        /** Whether what they said is all that can be asked. */
        public boolean isJudged() {
            return verdict != null && verdict.isGiven();
        }

        /** Whether it was said of an earlier revision, and holds because nothing of it changed. */
        public boolean isCarriedInto(int revision) {
            return verdict != null && verdict.revision() < revision;
        }

        /** What stands in the form. */
        public VerdictInput said() {
            if (verdict != null) {
                return verdict.said();
            }
            return earlier == null
                    ? VerdictInput.NONE
                    : new VerdictInput(
                            null,
                            earlier.said().note(),
                            earlier.said().source(),
                            earlier.said().passage(),
                            earlier.said().page());
        }
    }

    /** What may be said of a claim, for the buttons of each. */
    public List<Verdict> verdicts() {
        return List.of(Verdict.values());
    }

    public Optional<Entry> entry(int number) {
        return number < 1 || number > entries.size() ? Optional.empty() : Optional.of(entries.get(number - 1));
    }

    public long withSources() {
        return entries.stream()
                .filter(entry -> !entry.claim().sources().isEmpty())
                .count();
    }

    public long withoutSources() {
        return entries.size() - withSources();
    }

    /** How many wait for a verdict. */
    public long open() {
        return entries.stream().filter(entry -> !entry.isJudged()).count();
    }

    /** @throws ClaimsUnanswered if any claim has no verdict */
    void mustBeAnswered() {
        if (open() > 0) {
            throw new ClaimsUnanswered(open());
        }
    }

    /** What is kept with a signature: every verdict, in the order of the text. */
    List<SignedVerdict> signed() {
        return entries.stream()
                .filter(Entry::isJudged)
                .map(entry -> SignedVerdict.of(entry, sha256))
                .toList();
    }

    /** This newsroom has every claim judged before a text is signed. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class ClaimsUnanswered extends Refusal {

        ClaimsUnanswered(long open) {
            super(Long.toString(open));
        }
    }
}
