package org.imprimatur.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.article.RiskLexicon;
import org.imprimatur.publication.Severity;
import org.junit.jupiter.api.Test;

/** The gravest that any report of a mistake suggests is proposed, with the words that do. */
class SeverityProposalTests {

    private final RiskLexicon lexicon = new RiskLexicon(List.of(), List.of());

    @Test
    void nothingClinicalIsMinorAndSaysNoReason() {
        SeverityProposal proposal = of("The link to the study is broken.");
        assertThat(proposal.severity()).isEqualTo(Severity.MINOR);
        assertThat(proposal.reasons()).isEmpty();
    }

    @Test
    void aDoseIsClinicalAndHarmIsDangerous() {
        assertThat(of("It should be 5 mg, not 50 mg.").severity()).isEqualTo(Severity.CLINICAL);
        assertThat(of("I followed it and ended in hospital.").severity()).isEqualTo(Severity.DANGEROUS);
        assertThat(of("50 mg is far too much for a child.").severity()).isEqualTo(Severity.DANGEROUS);
    }

    @Test
    void theGravestOfThoseThatGoTogetherCounts() {
        SeverityProposal proposal = of("A comma is missing.", "That is an overdose!", "Which 5 mg?");
        assertThat(proposal.severity()).isEqualTo(Severity.DANGEROUS);
        assertThat(proposal.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.report()).isEqualTo("R-2");
            assertThat(reason.words()).contains("overdose");
        });
    }

    private SeverityProposal of(String... reports) {
        List<SeverityProposal.Said> said = new ArrayList<>();
        for (String words : reports) {
            said.add(new SeverityProposal.Said("R-" + (said.size() + 1), words));
        }
        return SeverityProposal.of(said, lexicon);
    }
}
