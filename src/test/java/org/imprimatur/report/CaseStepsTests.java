package org.imprimatur.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.report.CaseRoom.anAddress;
import static org.imprimatur.report.CaseRoom.input;
import static org.imprimatur.report.CaseRoom.mail;
import static org.imprimatur.report.CaseRoom.sameAs;

import java.util.List;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.inbox.Classification;
import org.imprimatur.inbox.Classification.Cause;
import org.imprimatur.inbox.Classification.Route;
import org.imprimatur.people.Person;
import org.imprimatur.publication.Banners;
import org.imprimatur.publication.Corrections;
import org.imprimatur.worklist.TurnAccess;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Every way a report can go, through the process to its reader's letter. */
@ServerTest
@OnBothDatabases
class CaseStepsTests {

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    Merging merging;

    @Autowired
    Unmerging unmerging;

    @Autowired
    CaseCommands caseCommands;

    @Autowired
    Corrections corrections;

    @Autowired
    Banners banners;

    @Autowired
    AuditTrail audit;

    @Autowired
    ApplicationEventPublisher announce;

    CaseRoom room;
    Article article;
    Person publisher;
    String reader;
    Report report;

    @BeforeEach
    void aReportOnALiveArticle() {
        room = CaseRoom.of(server);
        article = room.aLiveArticle();
        publisher = room.newsroom.aPublisher();
        reader = anAddress();
        report = room.aReportOn(article, reader);
    }

    @Test
    void whatIsNoMistakeIsAnsweredAtOnce() {
        Report decided = room.decide(publisher, report, input(Outcome.NOT_A_MISTAKE, report));

        assertThat(decided.state()).isEqualTo(Report.State.CLOSED);
        assertThat(room.letters(report, "report-answer")).singleElement().satisfies(letter -> {
            assertThat(letter).containsEntry("recipient", reader);
            assertThat(letter).containsEntry("reply_to", "report+" + report.token());
            assertThat((String) letter.get("model_json")).contains("We looked into it.");
        });
        assertThat(room.isRunning(report)).isFalse();
    }

    @Test
    void whatIsAboutNoArticleNeedsNone() {
        Report other = room.report(room.file(mail(anAddress(), "Subscriptions", "How do I subscribe?")));
        room.goOn(other);

        assertThat(room.decide(publisher, other, input(Outcome.NOT_ABOUT_AN_ARTICLE, other))
                        .state())
                .isEqualTo(Report.State.CLOSED);
        assertThat(room.letters(other, "report-answer")).hasSize(1);
    }

    @Test
    void aMistakeSendsTheLiveTextToBeCorrectedAndTheReaderHearsWhenItIs() {
        Report decided = room.decide(publisher, report, input(Outcome.CLINICAL, report));

        assertThat(decided.state()).isEqualTo(Report.State.WAITING);
        assertThat(room.turnOn(article).formKey()).isEqualTo("write");
        assertThat(corrections.planned(article.id())).hasSize(1);
        assertThat(room.articles.require(article.id()).live()).isEqualTo(article.live());
        assertThat(room.letters(report, "report-answer")).isEmpty();

        room.correct(article);
        room.goOn(report);

        assertThat(room.now(report).state()).isEqualTo(Report.State.CLOSED);
        assertThat(room.letters(report, "report-answer"))
                .singleElement()
                .satisfies(letter -> assertThat((String) letter.get("model_json"))
                        .contains("\"corrected\":true")
                        .contains("the opposite of what its source says"));
    }

    @Test
    void aCorrectionJoinsTheReviewUnderWay() {
        room.articleCommands.beginAgain(article.id(), ReviewReason.CORRECTION, publisher);

        room.decide(publisher, report, input(Outcome.MINOR, report));

        assertThat(audit.chain(report.id().subject()))
                .extracting(entry -> entry.action())
                .contains("report.correction-joined")
                .doesNotContain("report.correction-begun");
        room.correct(article);
        room.goOn(report);
        assertThat(room.now(report).state()).isEqualTo(Report.State.CLOSED);
    }

    @Test
    void readersAreWarnedOfADangerousMistakeAtOnce() {
        room.decide(publisher, report, input(Outcome.DANGEROUS, report));

        assertThat(banners.on(article.id()))
                .get()
                .extracting(banner -> banner.words())
                .isEqualTo("Do not sleep less because of this text.");
        assertThat(room.turnOn(article).formKey()).isEqualTo("write");
    }

    @Test
    void aDangerousTextCanBeWithdrawnAndComesBackCorrected() {
        TriageInput triageInput = input(Outcome.DANGEROUS, report);
        room.decide(
                publisher,
                report,
                new TriageInput(
                        Outcome.DANGEROUS,
                        triageInput.answer(),
                        true,
                        triageInput.summary(),
                        Report.Safeguard.WITHDRAWAL,
                        "A dose in this text could harm.",
                        null,
                        report.mails()));

        assertThat(room.articles.require(article.id()).withdrawn()).isNotNull();
        room.correct(article);
        room.goOn(report);
        assertThat(room.now(report).state()).isEqualTo(Report.State.CLOSED);
        assertThat(room.letters(report, "report-answer")).hasSize(1);
    }

    @Test
    void nobodyIsToldOfACorrectionThatDidNotHappen() {
        room.decide(publisher, report, input(Outcome.MINOR, report));
        room.publishUnchanged(article);
        room.goOn(report);

        assertThat(room.letters(report, "report-answer")).isEmpty();
        assertThat(room.now(report).state()).isEqualTo(Report.State.NEW);
        assertThat(room.turnOn(report).formKey()).isEqualTo("triage");
    }

    @Test
    void readersOfDuplicatesGetTheAnswerOfTheFirstInTheirOwnThread() {
        String second = anAddress();
        String third = anAddress();
        Report duplicate = room.aReportOn(article, second);
        Report merged = room.aReportOn(article, third);
        room.decide(publisher, duplicate, sameAs(report, duplicate));
        assertThat(room.now(duplicate).state()).isEqualTo(Report.State.MERGED);
        assertThat(room.isRunning(duplicate)).isFalse();
        merging.merge(publisher, report.number(), List.of(merged.number()));
        assertThat(room.turnsOn(merged)).isEmpty();
        assertThat(room.isRunning(merged)).isFalse();

        room.decide(publisher, report, input(Outcome.CLINICAL, report));
        room.correct(article);
        room.goOn(report);

        for (Report each : List.of(report, duplicate, merged)) {
            assertThat(room.now(each).state()).as(each.name()).isEqualTo(Report.State.CLOSED);
            assertThat(room.letters(each, "report-answer"))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter)
                            .containsEntry("recipient", each.reporter().address())
                            .containsEntry("reply_to", "report+" + each.token()));
        }
    }

    @Test
    void aDuplicateOfWhatIsAnsweredGetsThatAnswerAtOnce() {
        room.decide(publisher, report, input(Outcome.CLINICAL, report));
        room.correct(article);
        room.goOn(report);
        Report late = room.aReportOn(article, anAddress());

        room.decide(publisher, late, sameAs(report, late));

        assertThat(room.now(late).state()).isEqualTo(Report.State.CLOSED);
        assertThat(room.letters(late, "report-answer"))
                .singleElement()
                .satisfies(
                        letter -> assertThat((String) letter.get("model_json")).contains("\"corrected\":true"));
    }

    @Test
    void whatWentWithAReportGoesOnWithItWhenItIsMergedItself() {
        Report second = room.aReportOn(article, anAddress());
        Report third = room.aReportOn(article, anAddress());
        merging.merge(publisher, second.number(), List.of(third.number()));

        merging.merge(publisher, report.number(), List.of(second.number()));

        assertThat(room.now(third).mergedInto()).isEqualTo(report.id());
    }

    /** What was looked up as the original went with a third meanwhile; nobody may wait for an answer that never comes. */
    @Test
    void aReportGoesWithTheOneThatIsAnsweredAlsoIfTheOtherHasJustBeenMerged() {
        Report second = room.aReportOn(article, anAddress());
        Report third = room.aReportOn(article, anAddress());
        Report asLookedUp = room.now(second);
        merging.merge(publisher, report.number(), List.of(second.number()));

        room.transaction.executeWithoutResult(status -> {
            merging.join(publisher, third, asLookedUp);
            announce.publishEvent(new Merging.ReportMerged(third.id(), report.id(), publisher.id()));
        });
        room.decide(publisher, report, input(Outcome.NOT_A_MISTAKE, report));

        assertThat(room.now(third).mergedInto()).isEqualTo(report.id());
        assertThat(room.now(third).state()).isEqualTo(Report.State.CLOSED);
    }

    @Test
    void aReportThatIsNotYetAnybodysTurnCanBeMerged() {
        Report young = room.report(room.file(mail(anAddress(), "Article " + article.number(), "Wrong.")));

        merging.merge(publisher, report.number(), List.of(young.number()));

        assertThat(room.isRunning(young)).isFalse();
        assertThat(room.turnsOn(young)).isEmpty();
    }

    @Test
    void aReportIsNotMergedWithItselfNorOnceItIsAnswered() {
        assertThatThrownBy(() -> merging.merge(publisher, report.number(), List.of(report.number())))
                .isInstanceOf(Report.NoOriginalChosen.class);
        Report other = room.aReportOn(article, anAddress());
        room.decide(publisher, other, input(Outcome.NOT_A_MISTAKE, other));
        assertThatThrownBy(() -> merging.merge(publisher, report.number(), List.of(other.number())))
                .isInstanceOf(Report.ReportIsClosed.class);
    }

    @Test
    void whatWasTakenForTheSameMistakeIsDecidedByItselfAgain() {
        Report other = room.aReportOn(article, anAddress());
        merging.merge(publisher, report.number(), List.of(other.number()));

        unmerging.takeOut(publisher, other.number());
        room.goOn(other);

        assertThat(room.now(other))
                .extracting(Report::state, Report::outcome, Report::mergedInto, Report::decidedAt)
                .containsExactly(Report.State.NEW, null, null, null);
        assertThat(room.turnsOn(other)).hasSize(1);
        room.decide(publisher, report, input(Outcome.NOT_A_MISTAKE, report));
        assertThat(room.now(other).state()).isEqualTo(Report.State.NEW);
        room.decide(publisher, other, input(Outcome.NOT_A_MISTAKE, other));
        assertThat(room.letters(other, "report-answer")).hasSize(1);
    }

    @Test
    void whatIsTakenOutIsAboutItsOwnArticleAgain() {
        Article another = room.aLiveArticle();
        Report other = room.aReportOn(another, anAddress());
        Report unmatched = room.report(room.file(mail(anAddress(), "Hello", "Wrong.")));
        merging.merge(publisher, report.number(), List.of(other.number(), unmatched.number()));
        assertThat(room.now(unmatched).article()).isEqualTo(article.id());

        assertThat(unmerging.takeOut(publisher, other.number()).article()).isEqualTo(another.id());
        assertThat(unmerging.takeOut(publisher, unmatched.number()).article()).isNull();
    }

    @Test
    void aReportIsNotTakenOutOnceItsReaderHasTheAnswerNorIfItGoesWithNone() {
        Report other = room.aReportOn(article, anAddress());
        assertThatThrownBy(() -> unmerging.takeOut(publisher, other.number())).isInstanceOf(Report.StandsAlone.class);
        merging.merge(publisher, report.number(), List.of(other.number()));
        assertThatThrownBy(() -> unmerging.takeOut(room.newsroom.aWriter(), other.number()))
                .isInstanceOf(ReportPolicy.EditorsOnly.class);
        room.decide(publisher, report, input(Outcome.NOT_A_MISTAKE, report));

        assertThatThrownBy(() -> unmerging.takeOut(publisher, other.number()))
                .isInstanceOf(Report.AnsweredTogether.class);
        assertThat(room.now(other).state()).isEqualTo(Report.State.CLOSED);
    }

    @Test
    void theAnswerCanBeRewordedUntilItLeaves() {
        room.decide(publisher, report, input(Outcome.CLINICAL, report));
        caseCommands.reword(publisher, report.number(), "Better words.", true);
        room.correct(article);
        room.goOn(report);

        assertThat((String) room.letters(report, "report-answer").get(0).get("model_json"))
                .contains("Better words.");
        assertThatThrownBy(() -> caseCommands.reword(publisher, report.number(), "Too late.", true))
                .isInstanceOf(Report.AnswerHasLeft.class);
    }

    @Test
    void aSecondAnswerAfterAReopeningIsALetterOfItsOwn() {
        room.decide(publisher, report, input(Outcome.NOT_A_MISTAKE, report));
        room.file(mail(reader, "[" + report.name() + "]", "I do not agree."));
        room.goOn(report);
        Report again = room.now(report);

        room.decide(publisher, again, input(Outcome.NOT_A_MISTAKE, again));

        assertThat(room.letters(report, "report-answer")).hasSize(2);
    }

    @Test
    void aCaseCanEndWithoutALetterIfSomebodySaysSo() {
        room.decide(
                publisher,
                report,
                new TriageInput(Outcome.NOT_ABOUT_AN_ARTICLE, "", false, "", null, "", null, report.mails()));

        assertThat(room.now(report).state()).isEqualTo(Report.State.CLOSED);
        assertThat(room.letters(report, "report-answer")).isEmpty();
    }

    @Test
    void aReaderWithoutAnAddressCannotBePromisedAnAnswer() {
        Report silent = room.report(room.file(
                "Subject: A mistake\r\n\r\nWrong.".getBytes(),
                new Classification(Route.HUMAN, false, List.of(Cause.NO_RETURN_ADDRESS))));
        room.goOn(silent);

        assertThatThrownBy(() -> room.decide(publisher, silent, input(Outcome.NOT_A_MISTAKE, silent)))
                .isInstanceOf(Report.NobodyToAnswer.class);
    }

    @Test
    void ofTwoWhoDecideAtOnceOneIsTold() {
        String task = room.turnOn(report).taskId();
        room.worklist.take(publisher, task);
        room.triage.decide(publisher, task, input(Outcome.NOT_A_MISTAKE, report));

        assertThatThrownBy(() -> room.triage.decide(publisher, task, input(Outcome.CLINICAL, report)))
                .isInstanceOf(TurnAccess.TurnIsOver.class);
        assertThat(room.letters(report, "report-answer")).hasSize(1);
    }

    @Test
    void nothingIsDecidedPastWhatTheReaderHasJustWritten() {
        room.file(mail(reader, "[" + report.name() + "]", "Forget it, I misread."));

        assertThatThrownBy(() -> room.decide(publisher, report, input(Outcome.CLINICAL, report)))
                .isInstanceOf(Report.WroteAgain.class);
    }

    @Test
    void aMistakeNeedsItsArticleItsSummaryAndIfDangerousItsSafeguard() {
        Report unmatched = room.report(room.file(mail(anAddress(), "A mistake", "Wrong.")));
        room.goOn(unmatched);
        assertThatThrownBy(() -> room.decide(publisher, unmatched, input(Outcome.MINOR, unmatched)))
                .isInstanceOf(TriageInput.NoArticlePicked.class);
        caseCommands.pick(publisher, unmatched.number(), article.id());
        assertThat(room.now(unmatched).matchedBy()).isEqualTo(MatchedBy.PERSON);
        assertThat(room.turnOn(unmatched).title()).isEqualTo(article.title());

        assertThatThrownBy(() -> room.decide(
                        publisher,
                        report,
                        new TriageInput(Outcome.MINOR, "Words.", true, " ", null, "", null, report.mails())))
                .isInstanceOf(TriageInput.NoSummaryWritten.class);
        assertThatThrownBy(() -> room.triage.decide(
                        publisher,
                        room.turnOn(report).taskId(),
                        new TriageInput(Outcome.DANGEROUS, "Words.", true, "Wrong.", null, "", null, report.mails())))
                .isInstanceOf(TriageInput.NoSafeguardChosen.class);
    }

    @Test
    void anAcknowledgementNoMachineWasAllowedToWriteIsWrittenByHandOnce() {
        Report unacknowledged = room.report(room.file(
                mail(anAddress(), "A mistake", "Wrong."),
                new Classification(Route.HUMAN, false, List.of(Cause.ACKNOWLEDGED_ENOUGH))));

        caseCommands.acknowledge(publisher, unacknowledged.number());
        caseCommands.acknowledge(publisher, unacknowledged.number());

        assertThat(room.letters(unacknowledged, "ack")).hasSize(1);
        assertThat(room.now(unacknowledged).acknowledgedAt()).isNotNull();
        assertThat(room.now(unacknowledged).nextDue())
                .isEqualTo(room.now(unacknowledged).outcomeDue());
    }
}
