package org.imprimatur.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A level rises by itself and is lowered only with a reason. */
class RiskLevelTests {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final RiskProposal DOSE = proposal("65 mg");
    private static final RiskProposal NOTHING = RiskProposal.of(List.of());

    private final ArticleId article = ArticleId.random();
    private final Person publisher = new Person(
            PersonId.random(), "publisher", "Demo Publisher", "p@newsroom.test", Set.of(Role.publisher()), true);

    @Test
    void aDraftNeedsNoneAndATextThatIsHandedInHasTheSuggestedOne() {
        assertThat(stated(null).level()).isNull();
        assertThat(stated(null).handedIn(DOSE, NOW).level()).isEqualTo(Risk.HIGH);
        assertThat(stated(null).handedIn(NOTHING, NOW).level()).isEqualTo(Risk.ORDINARY);
    }

    @Test
    void whatTheWriterSaysIsNeverGoneBelow() {
        assertThat(stated(Risk.HIGH).handedIn(NOTHING, NOW).level()).isEqualTo(Risk.HIGH);
        RiskLevel raised = stated(Risk.ORDINARY).handedIn(DOSE, NOW);
        assertThat(raised.level()).isEqualTo(Risk.HIGH);
        assertThat(raised.basis()).isEqualTo(RiskLevel.Basis.PROPOSED);
        assertThat(raised.handedIn(NOTHING, NOW)).isEqualTo(raised);
    }

    @Test
    void aLevelFromBeforeLevelsWereProposedIsKept() {
        RiskLevel kept = new RiskLevel(article, Risk.ORDINARY, RiskLevel.Basis.KEPT, Set.of(), publisher.id(), NOW, "");
        assertThat(kept.handedIn(DOSE, NOW)).isEqualTo(kept);
        assertThat(kept.isBelow(DOSE)).isTrue();
    }

    @Test
    void loweringItNeedsAReasonAndRaisingItDoesNot() {
        RiskLevel high = stated(null).handedIn(DOSE, NOW);
        assertThatThrownBy(() -> high.decided(Risk.ORDINARY, "  ", DOSE, publisher, NOW))
                .isInstanceOf(RiskLevel.RiskReasonMissing.class);
        assertThat(high.decided(Risk.ORDINARY, "It is of salt.", DOSE, publisher, NOW)
                        .level())
                .isEqualTo(Risk.ORDINARY);
        assertThat(stated(Risk.ORDINARY)
                        .decided(Risk.HIGH, "", NOTHING, publisher, NOW)
                        .level())
                .isEqualTo(Risk.HIGH);
        assertThat(high.decided(Risk.HIGH, "", DOSE, publisher, NOW).isDecided())
                .isTrue();
    }

    @Test
    void stayingBelowWhatTheTextSuggestsNeedsAReasonToo() {
        assertThatThrownBy(() -> stated(Risk.ORDINARY).decided(Risk.ORDINARY, "", DOSE, publisher, NOW))
                .isInstanceOf(RiskLevel.RiskReasonMissing.class);
    }

    @Test
    void noneIsChosenBeforehand() {
        assertThatThrownBy(() -> stated(null).decided(null, "", NOTHING, publisher, NOW))
                .isInstanceOf(RiskLevel.NoRiskChosen.class);
    }

    @Test
    void aDecisionHoldsUntilSomethingComesUpThatItDidNotWeigh() {
        RiskLevel decided =
                stated(null).handedIn(DOSE, NOW).decided(Risk.ORDINARY, "It is of salt.", DOSE, publisher, NOW);
        assertThat(decided.handedIn(DOSE, NOW)).isEqualTo(decided);
        assertThat(decided.handedIn(NOTHING, NOW)).isEqualTo(decided);
        assertThat(decided.handedIn(proposal("650 mg"), NOW).level()).isEqualTo(Risk.HIGH);
    }

    @Test
    void aReasonThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> stated(null).decided(Risk.HIGH, "x".repeat(2001), NOTHING, publisher, NOW))
                .isInstanceOf(RiskLevel.RiskReasonTooLong.class);
    }

    @Test
    void anotherLevelIsAskedForWithAReason() {
        assertThatThrownBy(() -> RiskRequest.of(article, Risk.HIGH, Risk.ORDINARY, " ", publisher, NOW))
                .isInstanceOf(RiskLevel.RiskReasonMissing.class);
        assertThatThrownBy(() -> RiskRequest.of(article, Risk.HIGH, Risk.HIGH, "Iron.", publisher, NOW))
                .isInstanceOf(RiskRequest.IsThatLevel.class);
        assertThat(RiskRequest.of(article, Risk.HIGH, Risk.ORDINARY, "Iron.", publisher, NOW)
                        .wanted())
                .isEqualTo(Risk.HIGH);
    }

    private RiskLevel stated(@Nullable Risk level) {
        return RiskLevel.stated(article, level, publisher.id(), NOW);
    }

    private static RiskProposal proposal(String dose) {
        return RiskProposal.of(List.of(new RiskProposal.Reason(RiskLexicon.Ground.DOSE, List.of(dose), false)));
    }
}
