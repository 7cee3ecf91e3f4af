package org.imprimatur.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.report.ReportTests.aDraft;
import static org.imprimatur.report.ReportTests.aLiveArticle;
import static org.imprimatur.report.ReportTests.aWithdrawnArticle;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What somebody has to say for a decision to be one. */
class TriageInputTests {

    @Test
    void somethingIsChosen() {
        assertThatThrownBy(() -> input(null, "Wrong.", null, "").decision(aLiveArticle()))
                .isInstanceOf(TriageInput.NoOutcomeChosen.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"NOT_A_MISTAKE", "NOT_ABOUT_AN_ARTICLE"})
    void whatIsNoMistakeNeedsNoArticleAndKeepsNothingElseThatWasWritten(Outcome outcome) {
        assertThat(input(outcome, "Wrong.", Report.Safeguard.BANNER, "Beware.").decision(null))
                .isEqualTo(new TriageDecision(outcome, null, "", null, ""));
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"MINOR", "CLINICAL", "DANGEROUS"})
    void aMistakeIsInAnArticleThatReadersHaveSeenAndIsSummedUp(Outcome outcome) {
        TriageInput complete = input(outcome, "Wrong.", Report.Safeguard.BANNER, "Beware.");

        assertThatThrownBy(() -> complete.decision(null)).isInstanceOf(TriageInput.NoArticlePicked.class);
        assertThatThrownBy(() -> complete.decision(aDraft())).isInstanceOf(Report.NeverLive.class);
        assertThatThrownBy(() ->
                        input(outcome, " ", Report.Safeguard.BANNER, "Beware.").decision(aLiveArticle()))
                .isInstanceOf(TriageInput.NoSummaryWritten.class);
        assertThat(complete.decision(aLiveArticle()).revision()).isEqualTo(3);
        assertThat(complete.decision(aLiveArticle()).summary()).isEqualTo("Wrong.");
    }

    @Test
    void readersWhoSeeADangerAreProtectedAndTold() {
        assertThatThrownBy(() ->
                        input(Outcome.DANGEROUS, "Wrong.", null, "Beware.").decision(aLiveArticle()))
                .isInstanceOf(TriageInput.NoSafeguardChosen.class);
        assertThatThrownBy(() -> input(Outcome.DANGEROUS, "Wrong.", Report.Safeguard.BANNER, " ")
                        .decision(aLiveArticle()))
                .isInstanceOf(TriageInput.NoSafeguardChosen.class);
        assertThat(input(Outcome.DANGEROUS, "Wrong.", Report.Safeguard.WITHDRAWAL, " Beware. ")
                        .decision(aLiveArticle()))
                .extracting(TriageDecision::safeguard, TriageDecision::safeguardWords)
                .containsExactly(Report.Safeguard.WITHDRAWAL, "Beware.");
    }

    @Test
    void whatIsNoDangerOrNotBeforeReadersNeedsNoSafeguard() {
        assertThat(input(Outcome.DANGEROUS, "Wrong.", Report.Safeguard.BANNER, "Beware.")
                        .decision(aWithdrawnArticle()))
                .extracting(TriageDecision::safeguard, TriageDecision::safeguardWords)
                .containsExactly(null, "");
        assertThat(input(Outcome.CLINICAL, "Wrong.", Report.Safeguard.BANNER, "Beware.")
                        .decision(aLiveArticle()))
                .extracting(TriageDecision::safeguard, TriageDecision::safeguardWords)
                .containsExactly(null, "");
    }

    private static TriageInput input(
            @Nullable Outcome outcome, String summary, Report.@Nullable Safeguard safeguard, String words) {
        return new TriageInput(outcome, "Thank you.", true, summary, safeguard, words, null, 1);
    }
}
