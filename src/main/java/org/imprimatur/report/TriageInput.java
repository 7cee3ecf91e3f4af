package org.imprimatur.report;

import org.imprimatur.article.Article;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The input of triage: what somebody chose and wrote, as yet unchecked.
 *
 * @param answer    to the reader, empty lines between paragraphs
 * @param send      whether the answer goes out
 * @param summary   of the correction, for the public
 * @param original  number of the report this one repeats
 * @param mailsSeen how many mails the page showed
 */
public record TriageInput(
        @Nullable Outcome outcome,
        String answer,
        boolean send,
        String summary,
        Report.@Nullable Safeguard safeguard,
        String safeguardWords,
        @Nullable Integer original,
        int mailsSeen) {

    /** @throws NoOutcomeChosen if nothing was chosen */
    Outcome requireOutcome() {
        if (outcome == null) {
            throw new NoOutcomeChosen();
        }
        return outcome;
    }

    /**
     * The decision it comes to. Of what was written for a mistake only what this one needs is kept.
     *
     * @param article the report is about, null while nobody knows
     * @throws NoArticlePicked if it is a mistake in none
     * @throws Report.NeverLive if readers cannot have seen the mistake
     * @throws NoSummaryWritten if the public is not told what was wrong
     * @throws NoSafeguardChosen if readers see a danger, and nothing protects them
     */
    TriageDecision decision(@Nullable Article article) {
        Outcome chosen = requireOutcome();
        if (!chosen.isMistake()) {
            return TriageDecision.withoutCorrection(chosen);
        }
        if (article == null) {
            throw new NoArticlePicked();
        }
        Report.NeverLive.refuse(article);
        if (VisibleText.isBlank(summary)) {
            throw new NoSummaryWritten();
        }
        boolean protect = chosen == Outcome.DANGEROUS && article.live() != null;
        if (protect && (safeguard == null || VisibleText.isBlank(safeguardWords))) {
            throw new NoSafeguardChosen();
        }
        return new TriageDecision(
                chosen,
                article.latestRevision(),
                summary.strip(),
                protect ? safeguard : null,
                protect ? safeguardWords.strip() : "");
    }

    /** A mistake is a mistake in an article, so somebody has to say which. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoArticlePicked extends Refusal {

        public NoArticlePicked() {
            super();
        }
    }

    /** Nothing was chosen. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoOutcomeChosen extends Refusal {

        NoOutcomeChosen() {
            super();
        }
    }

    /** A dangerous mistake stays before readers until it is corrected, unless something is done. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoSafeguardChosen extends Refusal {

        NoSafeguardChosen() {
            super();
        }
    }

    /** A correction is told to the public in one sentence, which is missing. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoSummaryWritten extends Refusal {

        NoSummaryWritten() {
            super();
        }
    }
}
