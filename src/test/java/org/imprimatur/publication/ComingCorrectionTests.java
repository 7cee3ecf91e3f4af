package org.imprimatur.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.article.SampleArticles;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.imprimatur.review.SampleSignOffs;
import org.imprimatur.review.SignOff;
import org.junit.jupiter.api.Test;

class ComingCorrectionTests {

    private static final Instant SIGNED = SampleArticles.PUBLISHED.plusSeconds(3_600);

    private static final PublishingCommands.Answer NOTICE =
            new PublishingCommands.Answer(CorrectionDesk.words(Severity.CLINICAL), false);
    private static final PublishingCommands.Answer NOTICE_THAT_SETTLES =
            new PublishingCommands.Answer(CorrectionDesk.words(Severity.CLINICAL), true);
    private static final PublishingCommands.Answer SETTLES = new PublishingCommands.Answer(null, true);

    private final Article article = SampleArticles.aLiveArticle();
    private final Revision unchanged = SampleArticles.firstRevisionOf(article);
    private final Revision changed = SampleArticles.secondRevisionOf(article);
    private final PlannedCorrection known = plannedAt(SIGNED.minusSeconds(60));
    private final PlannedCorrection late = plannedAt(SIGNED.plusSeconds(60));

    @Test
    void aChangedTextGoesOutWithItsNotice() {
        assertThat(coming(changed, known).answeredBy(NOTICE)).contains(CorrectionDesk.words(Severity.CLINICAL));
        assertThat(coming(changed).answeredBy(NOTICE)).isPresent();
    }

    @Test
    void aChangedTextDoesNotGoOutWithoutANotice() {
        assertThatThrownBy(() -> coming(changed, known).answeredBy(PublishingCommands.Answer.NONE))
                .isInstanceOf(ComingCorrection.NoticeMissing.class);
        assertThatThrownBy(() -> coming(changed, known).answeredBy(SETTLES))
                .isInstanceOf(ComingCorrection.NoticeMissing.class);
    }

    @Test
    void anUnchangedTextPutsNothingRightUnlessThePublisherSaysThatThisIsAsItShouldBe() {
        assertThatThrownBy(() -> coming(unchanged, known).answeredBy(NOTICE))
                .isInstanceOf(ComingCorrection.NothingCorrected.class);
        assertThat(coming(unchanged, known).answeredBy(SETTLES)).isEmpty();
    }

    @Test
    void anUnchangedTextHasNothingToTellEvenIfANoticeWasWorded() {
        assertThat(coming(unchanged, known).answeredBy(NOTICE_THAT_SETTLES)).isEmpty();
        assertThat(coming(unchanged).answeredBy(PublishingCommands.Answer.NONE)).isEmpty();
    }

    @Test
    void whatCameToLightAfterTheSignatureIsNotAnsweredUnlessThePublisherSaysSo() {
        assertThatThrownBy(() -> coming(changed, known, late).answeredBy(NOTICE))
                .isInstanceOf(ComingCorrection.SignedTooEarly.class);
        assertThat(coming(changed, known, late).answeredBy(NOTICE_THAT_SETTLES)).isPresent();
    }

    @Test
    void aPlanIsLateIfItWasMadeAfterTheLastSignature() {
        assertThat(coming(changed, known, late).late()).containsExactly(late);
        assertThat(new ComingCorrection(article, changed, List.of(late), List.of(signedAt(SIGNED), signedAt(late.at())))
                        .late())
                .isEmpty();
        assertThat(new ComingCorrection(article, changed, List.of(known), List.of()).late())
                .containsExactly(known);
    }

    @Test
    void thePublisherIsAskedWhereTheTextDoesNotAnswerItsPlansByItself() {
        assertThat(coming(changed, known).doubt()).isEmpty();
        assertThat(coming(unchanged).doubt()).isEmpty();
        assertThat(coming(unchanged, known).doubt().map(Refusal::key)).contains("refusal.NothingCorrected");
        assertThat(coming(changed, late).doubt().map(Refusal::key)).contains("refusal.SignedTooEarly");
    }

    private ComingCorrection coming(Revision revision, PlannedCorrection... plans) {
        return new ComingCorrection(article, revision, List.of(plans), List.of(signedAt(SIGNED)));
    }

    private SignOff signedAt(Instant at) {
        return SampleSignOffs.under(changed, PersonId.random(), at);
    }

    private static PlannedCorrection plannedAt(Instant at) {
        return new PlannedCorrection(Severity.CLINICAL, "The hours are wrong.", PersonId.random(), at);
    }
}
