package org.imprimatur.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Risk;
import org.imprimatur.inbox.Classification.Cause;
import org.imprimatur.people.PersonId;
import org.imprimatur.report.Report.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What may become of a report, and when it refuses. */
class ReportTests {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));
    private static final Instant FRIDAY = MONDAY.plus(Duration.ofDays(4));
    private static final ReportDeadlines DEADLINES =
            new ReportDeadlines(Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(10));
    private static final PersonId EDITOR = PersonId.random();
    private static final Reporter READER = new Reporter("robin@reader.test", "Robin Reader", Set.of());
    private static final Reporter DOUBTFUL =
            new Reporter("robin@reader.test", "Robin Reader", Set.of(Cause.SENDER_NOT_VERIFIED));
    private static final Reporter NOWHERE = new Reporter(null, "Robin Reader", Set.of(Cause.NO_RETURN_ADDRESS));
    private static final TriageDecision DANGEROUS =
            new TriageDecision(Outcome.DANGEROUS, 3, "A wrong dose.", Report.Safeguard.BANNER, "Do not take it.");

    @Test
    void aReportBeginsUndecidedAndOwesFirstAnAcknowledgementAndThenAnAnswer() {
        Report report = aReportOf(READER);

        assertThat(report.state()).isEqualTo(State.NEW);
        assertThat(report.isOpen()).isTrue();
        assertThat(report.outcome()).isNull();
        assertThat(report.rounds()).isEqualTo(1);
        assertThat(report.isAcknowledgementOwed()).isTrue();
        assertThat(report.nextDue()).isEqualTo(report.ackDue()).isEqualTo(TUESDAY);
        assertThat(report.outcomeDue()).isEqualTo(MONDAY.plus(Duration.ofDays(10)));
    }

    @Test
    void whereTheAddressMayBeAnothersOrIsMissingOnlyTheAnswerIsOwed() {
        for (Reporter reporter : Set.of(DOUBTFUL, NOWHERE)) {
            Report report = aReportOf(reporter);
            assertThat(report.isAcknowledgementOwed()).isFalse();
            assertThat(report.nextDue()).isEqualTo(report.outcomeDue());
        }
    }

    @Test
    void anAnswerThatIsDueBeforeTheAcknowledgementIsNextDue() {
        Report report = opened(READER, new ReportDeadlines(Duration.ofDays(3), Duration.ofDays(1), Duration.ofDays(2)));

        assertThat(report.nextDue()).isEqualTo(report.outcomeDue());
    }

    @Test
    void itIsOverdueOnceItsNextDeadlineIsOverAndNoMoreWhenItIsClosed() {
        Report report = aReportOf(READER);

        assertThat(report.isOverdueAt(TUESDAY)).isFalse();
        assertThat(report.isOverdueAt(TUESDAY.plusMillis(1))).isTrue();
        assertThat(report.closed(TUESDAY).isOverdueAt(FRIDAY)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = State.class, names = "CLOSED", mode = Mode.EXCLUDE)
    void whileItIsOpenItsReaderIsToldThatTheMailCameAndTheAnswerIsNextDue(State state) {
        Report report = in(state).acknowledged(TUESDAY);

        assertThat(report.acknowledgedAt()).isEqualTo(TUESDAY);
        assertThat(report.nextDue()).isEqualTo(report.outcomeDue());
        assertThat(report.isAcknowledgementOwed()).isFalse();
        assertThat(report.state()).isEqualTo(state);
    }

    @Test
    void toldOnceItsReaderStaysTold() {
        Report report = aReportOf(READER).acknowledged(TUESDAY);

        assertThat(report.acknowledged(FRIDAY)).isEqualTo(report);
    }

    @Test
    void nobodyIsToldThatTheMailCameOnceTheyHaveTheAnswer() {
        assertThatThrownBy(() -> in(State.CLOSED).acknowledged(TUESDAY)).isInstanceOf(Report.ReportIsClosed.class);
        assertThatThrownBy(() ->
                        in(State.NEW).acknowledged(TUESDAY).closed(TUESDAY).acknowledged(FRIDAY))
                .isInstanceOf(Report.ReportIsClosed.class);
    }

    @Test
    void noAcknowledgementGoesToAnAddressThatMayBeAnothersOrIsMissing() {
        assertThatThrownBy(() -> aReportOf(DOUBTFUL).acknowledged(TUESDAY)).isInstanceOf(Report.NobodyToAnswer.class);
        assertThatThrownBy(() -> aReportOf(NOWHERE).acknowledged(TUESDAY)).isInstanceOf(Report.NobodyToAnswer.class);
    }

    @Test
    void anUndecidedReportIsMatchedToWhatReadersSeeOrSawLast() {
        for (Article article : Set.of(aLiveArticle(), aWithdrawnArticle())) {
            Report report = in(State.NEW).matchedTo(article, MatchedBy.PERSON);
            assertThat(report.article()).isEqualTo(article.id());
            assertThat(report.matchedBy()).isEqualTo(MatchedBy.PERSON);
        }
    }

    @Test
    void noReportIsAboutWhatReadersHaveNeverSeen() {
        assertThatThrownBy(() -> in(State.NEW).matchedTo(aDraft(), MatchedBy.PERSON))
                .isInstanceOf(Report.NeverLive.class);
    }

    @ParameterizedTest
    @EnumSource(value = State.class, names = "NEW", mode = Mode.EXCLUDE)
    void whatIsDecidedIsMatchedToNothingElse(State state) {
        assertThatThrownBy(() -> in(state).matchedTo(aLiveArticle(), MatchedBy.PERSON))
                .isInstanceOf(Report.ReportIsClosed.class);
    }

    @Test
    void nobodyGoesPastAMailTheyHaveNotSeen() {
        Report report = aReportOf(READER).withMail(MONDAY, true);
        report.mustHaveBeenRead(1);

        Report now = report.withMail(TUESDAY, true);

        assertThatThrownBy(() -> now.mustHaveBeenRead(1)).isInstanceOf(Report.WroteAgain.class);
        now.mustHaveBeenRead(2);
    }

    @Test
    void whatAReaderWritesAfterTheDecisionIsNewsAndWhatAMachineWritesIsNot() {
        Report decided = in(State.WAITING);

        assertThat(decided.hasNews()).isFalse();
        assertThat(decided.withMail(FRIDAY, false).hasNews()).isFalse();
        assertThat(decided.withMail(FRIDAY, true).hasNews()).isTrue();
        assertThat(decided.withMail(FRIDAY, false).mails()).isEqualTo(decided.mails() + 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"NEW", "WAITING"})
    void aDecisionIsKeptWholeAndWaitsForItsAnswer(State state) {
        Report report = in(state).decided(DANGEROUS, EDITOR, TUESDAY);

        assertThat(report)
                .extracting(
                        Report::state,
                        Report::outcome,
                        Report::decidedBy,
                        Report::decidedAt,
                        Report::decidedRevision,
                        Report::summary,
                        Report::safeguard,
                        Report::safeguardWords,
                        Report::nextDue)
                .containsExactly(
                        State.WAITING,
                        Outcome.DANGEROUS,
                        EDITOR,
                        TUESDAY,
                        3,
                        "A wrong dose.",
                        Report.Safeguard.BANNER,
                        "Do not take it.",
                        report.outcomeDue());
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"MERGED", "CLOSED"})
    void whatIsAnsweredOrGoesWithAnotherIsNotDecided(State state) {
        assertThatThrownBy(() -> in(state).decided(DANGEROUS, EDITOR, TUESDAY))
                .isInstanceOf(Report.ReportIsClosed.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"NEW", "WAITING"})
    void aReportGoesWithAnotherAndIsAboutThatOnesArticle(State state) {
        Report original = aReportOf(READER).matchedTo(aLiveArticle(), MatchedBy.LINK);
        Report before = in(state);

        Report report = before.mergedInto(original, EDITOR, TUESDAY);

        assertThat(report)
                .extracting(
                        Report::state,
                        Report::outcome,
                        Report::mergedInto,
                        Report::decidedBy,
                        Report::decidedAt,
                        Report::article,
                        Report::ownArticle)
                .containsExactly(
                        State.MERGED,
                        Outcome.DUPLICATE,
                        original.id(),
                        EDITOR,
                        TUESDAY,
                        original.article(),
                        before.article());
        assertThat(report.isOpen()).isTrue();
    }

    @Test
    void noReportGoesWithItself() {
        Report report = in(State.NEW);

        assertThatThrownBy(() -> report.mergedInto(report, EDITOR, TUESDAY))
                .isInstanceOf(Report.NoOriginalChosen.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"MERGED", "CLOSED"})
    void whatIsAnsweredOrGoesWithAnotherIsNotMerged(State state) {
        assertThatThrownBy(() -> in(state).mergedInto(aReportOf(READER), EDITOR, TUESDAY))
                .isInstanceOf(Report.ReportIsClosed.class);
    }

    @Test
    void whatIsTakenOutIsAsIfItHadNeverGoneWithTheOther() {
        Report original = aReportOf(READER).matchedTo(aLiveArticle(), MatchedBy.LINK);
        Report before = aReportOf(READER).matchedTo(aLiveArticle(), MatchedBy.LINK);
        Report merged = before.mergedInto(original, EDITOR, TUESDAY);

        assertThat(merged.mayBeTakenOut()).isTrue();
        assertThat(merged.takenOutOf(original)).isEqualTo(before);
    }

    @Test
    void onlyWhatGoesWithAReportIsTakenOutOfIt() {
        Report original = aReportOf(READER);
        Report merged = aReportOf(READER).mergedInto(original, EDITOR, TUESDAY);

        assertThatThrownBy(() -> merged.takenOutOf(aReportOf(READER))).isInstanceOf(Report.StandsAlone.class);
        assertThatThrownBy(() -> original.takenOutOf(merged)).isInstanceOf(Report.StandsAlone.class);
        assertThatThrownBy(original::requireOriginal).isInstanceOf(Report.StandsAlone.class);
        assertThat(merged.requireOriginal()).isEqualTo(original.id());
    }

    @Test
    void whatIsAnsweredTogetherIsNotTakenOut() {
        Report original = aReportOf(READER);
        Report merged = aReportOf(READER).mergedInto(original, EDITOR, TUESDAY).closed(FRIDAY);

        assertThat(merged.mayBeTakenOut()).isFalse();
        assertThatThrownBy(() -> merged.takenOutOf(original)).isInstanceOf(Report.AnsweredTogether.class);
    }

    @ParameterizedTest
    @EnumSource(value = State.class, names = "MERGED", mode = Mode.EXCLUDE)
    void takenUpAgainItIsOpenAndUndecidedAndKeepsWhatWasPlanned(State state) {
        Report before = in(state);

        Report report = before.takenUpAgain();

        assertThat(report.state()).isEqualTo(State.NEW);
        assertThat(report.isOpen()).isTrue();
        assertThat(report.closedAt()).isNull();
        assertThat(report)
                .extracting(Report::outcome, Report::summary, Report::safeguardWords, Report::decidedRevision)
                .containsExactly(before.outcome(), before.summary(), before.safeguardWords(), before.decidedRevision());
    }

    @Test
    void whatGoesWithAnotherIsNotTakenUpByItself() {
        assertThatThrownBy(() -> in(State.MERGED).takenUpAgain()).isInstanceOf(Report.ReportIsClosed.class);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void closedItIsNotOpenAndKeepsWhatItWas(State state) {
        Report before = in(state);

        Report report = before.closed(FRIDAY);

        assertThat(report.isOpen()).isFalse();
        assertThat(report.closedAt()).isEqualTo(FRIDAY);
        assertThat(report)
                .extracting(Report::outcome, Report::decidedBy, Report::mergedInto, Report::article)
                .containsExactly(before.outcome(), before.decidedBy(), before.mergedInto(), before.article());
    }

    @Test
    void reopenedItIsAsIfItHadComeTodayInAnotherRound() {
        Report original = aReportOf(READER);
        Report closed = in(State.WAITING).mergedInto(original, EDITOR, TUESDAY).closed(TUESDAY);

        Report report = closed.reopened(FRIDAY.plus(Duration.ofDays(10)), FRIDAY);

        assertThat(report)
                .extracting(
                        Report::state,
                        Report::outcome,
                        Report::mergedInto,
                        Report::decidedBy,
                        Report::decidedAt,
                        Report::decidedRevision,
                        Report::safeguard,
                        Report::closedAt,
                        Report::ackDue)
                .containsExactly(State.NEW, null, null, null, null, null, null, null, null);
        assertThat(report.summary()).isEmpty();
        assertThat(report.safeguardWords()).isEmpty();
        assertThat(report.outcomeDue()).isEqualTo(report.nextDue()).isEqualTo(FRIDAY.plus(Duration.ofDays(10)));
        assertThat(report.reopenedAt()).isEqualTo(FRIDAY);
        assertThat(report.hasNews()).isTrue();
        assertThat(report.rounds()).isEqualTo(2);
        assertThat(report)
                .extracting(Report::number, Report::token, Report::openedAt)
                .containsExactly(closed.number(), closed.token(), closed.openedAt());
    }

    @ParameterizedTest
    @EnumSource(value = State.class, names = "CLOSED", mode = Mode.EXCLUDE)
    void whatIsOpenIsNotReopened(State state) {
        assertThatThrownBy(() -> in(state).reopened(FRIDAY, FRIDAY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAnswerIsWordedAnewWhileItWaits() {
        assertThat(in(State.WAITING).isAnswerWaiting()).isTrue();
        in(State.WAITING).mustHaveAnswerWaiting();
    }

    @ParameterizedTest
    @EnumSource(value = State.class, names = "WAITING", mode = Mode.EXCLUDE)
    void anAnswerThatIsNotWrittenOrHasLeftIsNotWordedAnew(State state) {
        assertThat(in(state).isAnswerWaiting()).isFalse();
        assertThatThrownBy(() -> in(state).mustHaveAnswerWaiting()).isInstanceOf(Report.AnswerHasLeft.class);
    }

    @Test
    void anAnswerHasWordsAndAnAddressDoubtfulOrNot() {
        aReportOf(READER).mustBeAnswerable("Thank you.");
        aReportOf(DOUBTFUL).mustBeAnswerable("Thank you.");

        assertThatThrownBy(() -> aReportOf(READER).mustBeAnswerable(" \n")).isInstanceOf(Report.NoAnswerWritten.class);
        assertThatThrownBy(() -> aReportOf(NOWHERE).mustBeAnswerable("Thank you."))
                .isInstanceOf(Report.NobodyToAnswer.class);
        assertThatThrownBy(() -> aReportOf(NOWHERE).requireAddress()).isInstanceOf(Report.NobodyToAnswer.class);
    }

    @Test
    void nothingIsDoneToNoArticleNorInNobodysName() {
        assertThatThrownBy(() -> in(State.NEW).requireArticle()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> in(State.NEW).requireDecider()).isInstanceOf(IllegalStateException.class);
        assertThat(in(State.WAITING).requireDecider()).isEqualTo(EDITOR);
    }

    private static Report in(State state) {
        Report report = aReportOf(READER);
        return switch (state) {
            case NEW -> report;
            case WAITING -> report.decided(DANGEROUS, EDITOR, MONDAY);
            case MERGED -> report.mergedInto(aReportOf(READER), EDITOR, MONDAY);
            case CLOSED -> report.decided(DANGEROUS, EDITOR, MONDAY).closed(MONDAY);
        };
    }

    private static Report aReportOf(Reporter reporter) {
        return opened(reporter, DEADLINES);
    }

    private static Report opened(Reporter reporter, ReportDeadlines deadlines) {
        return Report.opened("t0k3n", UUID.randomUUID(), reporter, "A mistake", null, null, deadlines, MONDAY);
    }

    static Article aDraft() {
        return article(null, null);
    }

    static Article aLiveArticle() {
        return article(live(), null);
    }

    static Article aWithdrawnArticle() {
        return article(null, new Article.Withdrawn(MONDAY, live()));
    }

    private static Article.Live live() {
        return new Article.Live(1, 1, "0".repeat(64), MONDAY, MONDAY, LocalDate.of(2026, 11, 23), null);
    }

    private static Article article(Article.@Nullable Live live, Article.@Nullable Withdrawn withdrawn) {
        return new Article(
                ArticleId.random(),
                42,
                "short-sleep",
                "Short sleep",
                "sleep",
                Risk.ORDINARY,
                PersonId.random(),
                3,
                MONDAY,
                live,
                "t0k3n",
                withdrawn);
    }
}
