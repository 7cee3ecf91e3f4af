package org.imprimatur.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.report.CaseRoom.anAddress;
import static org.imprimatur.report.CaseRoom.human;
import static org.imprimatur.report.CaseRoom.mail;
import static org.imprimatur.report.CaseRoom.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleFiling;
import org.imprimatur.article.RevisionText;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.inbox.Classification;
import org.imprimatur.inbox.Classification.Cause;
import org.imprimatur.inbox.Classification.Route;
import org.imprimatur.inbox.FilingResult;
import org.imprimatur.inbox.InboundMailHandler;
import org.imprimatur.people.Person;
import org.imprimatur.publication.CorrectionsAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** How a reader's mail becomes a case, or finds the case it belongs to. */
@ServerTest
@OnBothDatabases
class ReportIntakeTests {

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    InboundMailHandler inboundMailHandler;

    @Autowired
    CorrectionsAddress corrections;

    @Autowired
    ArticleFiling filing;

    @Autowired
    AuditTrail audit;

    @Autowired
    TransactionTemplate transaction;

    CaseRoom room;
    Article article;
    String reader;

    @BeforeEach
    void aLiveArticle() {
        room = CaseRoom.of(server);
        article = room.aLiveArticle();
        reader = anAddress();
    }

    @Test
    void aMailBecomesACaseWithAProcessAndAnAcknowledgement() {
        FilingResult filingResult = room.file(mail(reader, "A mistake", "The third line is wrong."));

        Report report = room.report(filingResult);
        assertThat(filingResult.attached()).isFalse();
        assertThat(filingResult.acknowledged()).isTrue();
        assertThat(report.state()).isEqualTo(Report.State.NEW);
        assertThat(report.reporter().address()).isEqualTo(reader);
        assertThat(report.reporter().name()).isEqualTo("Robin Reader");
        assertThat(room.isRunning(report)).isTrue();
        assertThat(room.letters(report, "ack")).singleElement().satisfies(letter -> {
            assertThat(letter).containsEntry("dedupe_key", "ack:" + report.id());
            assertThat(letter).containsEntry("recipient", reader);
            assertThat(letter).containsEntry("reply_to", "report+" + report.token());
        });
        assertThat(audit.chain(report.id().subject()))
                .extracting(entry -> entry.action())
                .containsExactly("report.opened", "report.acknowledged");
    }

    @Test
    void theTurnBeginsAfterTheMailIsSettled() {
        Report report = room.report(room.file(mail(reader, "A mistake", "The third line is wrong.")));
        assertThat(room.turnsOn(report)).isEmpty();

        room.goOn(report);

        assertThat(room.turnOn(report).formKey()).isEqualTo("triage");
        assertThat(room.turnOn(report).title()).isEqualTo("A mistake");
        assertThat(room.turnOn(report).number()).isEqualTo(report.number());
    }

    @Test
    void noMachineIsAcknowledged() {
        Report report = room.report(room.file(
                mail(reader, "A mistake", "The third line is wrong."),
                new Classification(Route.HUMAN, false, List.of(Cause.ACKNOWLEDGED_ENOUGH))));

        assertThat(room.letters(report, "ack")).isEmpty();
        assertThat(report.acknowledgedAt()).isNull();
        assertThat(report.ackDue()).isNotNull();
        assertThat(report.nextDue()).isEqualTo(report.ackDue());
    }

    @Test
    void nobodyOwesAnAcknowledgementToAnAddressThatMayBeAnothers() {
        Report report = room.report(room.file(
                mail(reader, "A mistake", "The third line is wrong."),
                new Classification(Route.HUMAN, false, List.of(Cause.SENDER_NOT_VERIFIED))));

        assertThat(report.reporter().doubts()).containsExactly(Cause.SENDER_NOT_VERIFIED);
        assertThat(report.ackDue()).isNull();
    }

    @Test
    void oneMailIsOneCaseHoweverOftenItIsFiled() {
        byte[] raw = mail(reader, "A mistake", "The third line is wrong.");
        UUID mail = room.kept(raw);

        FilingResult first = room.file(mail, raw, human());
        FilingResult second = room.file(mail, raw, human());

        assertThat(second).isEqualTo(first);
        assertThat(room.letters(room.report(first), "ack")).hasSize(1);
    }

    @Test
    void theArticlesOwnAddressSaysMoreThanAnythingInTheMail() {
        Article other = room.aLiveArticle();
        String to = "To: " + corrections.of(article);

        Report report = room.report(room.file(mail(reader, "Article " + other.number(), "It is wrong.", to)));

        assertThat(report.article()).isEqualTo(article.id());
        assertThat(report.matchedBy()).isEqualTo(MatchedBy.TOKEN);
    }

    @Test
    void anAddressTheArticleHadBeforeLeadsToItStill() {
        Person publisher = room.newsroom.aPublisher();
        filing.changeAddress(publisher, article.id(), "schlaf-" + article.id());
        filing.changeAddress(publisher, article.id(), "сон-" + article.id());

        for (String link : List.of(article.slug(), "SCHLAF-" + article.id(), "сон-" + article.id())) {
            Report report = room.report(
                    room.file(mail(reader, "A mistake", "See http://localhost:8080/articles/" + link + ".")));
            assertThat(report.article()).as(link).isEqualTo(article.id());
            assertThat(report.matchedBy()).isEqualTo(MatchedBy.LINK);
        }
    }

    @Test
    void theAddressOfAnArticleInTheTextSaysMoreThanTheSubject() {
        Article other = room.aLiveArticle();

        Report report = room.report(room.file(mail(
                reader,
                "Article " + other.number(),
                "See http://localhost:8080/articles/" + article.slug() + "#section-one please.")));

        assertThat(report.article()).isEqualTo(article.id());
        assertThat(report.matchedBy()).isEqualTo(MatchedBy.LINK);
    }

    @Test
    void theNumberInTheSubjectSaysMoreThanATitle() {
        Article other = room.aLiveArticle();

        Report report =
                room.report(room.file(mail(reader, "Article " + article.number() + ": " + other.title(), "Wrong.")));

        assertThat(report.article()).isEqualTo(article.id());
        assertThat(report.matchedBy()).isEqualTo(MatchedBy.ARTICLE_NUMBER);
    }

    @Test
    void theTitleInTheSubjectIsFoundWhateverItsDressing() {
        Report report = room.report(
                room.file(mail(reader, "Mistake in \"" + article.title().toUpperCase() + "\"!", "Wrong.")));

        assertThat(report.article()).isEqualTo(article.id());
        assertThat(report.matchedBy()).isEqualTo(MatchedBy.TITLE);
    }

    @Test
    void theTitleReadersSeeCountsBeforeTheDraftsNewerOne() {
        Article renamed = room.aLiveArticle();
        String published = renamed.title();
        room.aWaitingReportOn(renamed, room.newsroom.aPublisher());
        rename(renamed, article.title());

        assertThat(room.report(room.file(mail(reader, published, "Wrong."))).article())
                .isEqualTo(renamed.id());
        assertThat(room.report(room.file(mail(reader, article.title(), "Wrong.")))
                        .article())
                .isEqualTo(article.id());
        rename(renamed, "A title nobody has seen in print, " + Newsroom.aWord());
        assertThat(room.report(room.file(
                                mail(reader, room.articles.require(renamed.id()).title(), "Wrong.")))
                        .article())
                .isEqualTo(renamed.id());
    }

    @Test
    void lettersToReadersCallTheArticleAsTheyKnowIt() {
        room.aWaitingReportOn(article, room.newsroom.aPublisher());
        rename(article, "Not for readers yet");

        Report report = room.aReportOn(article, reader);

        assertThat((String) room.letters(report, "ack").get(0).get("model_json"))
                .contains(article.title())
                .doesNotContain("Not for readers yet");
    }

    private void rename(Article renamed, String title) {
        Article now = room.articles.require(renamed.id());
        RevisionText text = room.articles.latest(now).text();
        room.articleCommands.save(
                now.id(),
                now.latestRevision(),
                new RevisionText(title, text.standfirst(), text.body(), text.sources()),
                room.people.require(now.writer()));
    }

    @Test
    void whatReadersHaveNeverSeenIsNotWhatTheyMean() {
        Article draft = room.newsroom.aDraftBy(room.newsroom.aWriter());

        Report report = room.report(
                room.file(mail(reader, "Article " + draft.number(), "http://localhost:8080/articles/" + draft.slug())));

        assertThat(report.article()).isNull();
        assertThat(report.matchedBy()).isNull();
    }

    @Test
    void anAnswerToOurLetterGoesToItsCaseWhoeverSendsIt() {
        Report report = room.aReportOn(article, reader);
        String ack = (String) room.letters(report, "ack").get(0).get("message_id");

        FilingResult answer = room.file(mail(anAddress(), "Re: whatever", "One more thing.", "In-Reply-To: " + ack));

        assertThat(answer.attached()).isTrue();
        assertThat(answer.acknowledged()).isFalse();
        assertThat(answer.report()).isEqualTo(report.id().value());
        assertThat(room.now(report).mails()).isEqualTo(2);
        assertThat(room.letters(report, "ack")).hasSize(1);
    }

    @Test
    void aMailToTheCasesOwnAddressGoesToTheCase() {
        Report report = room.aReportOn(article, reader);

        FilingResult answer =
                room.file(mail(anAddress(), "Hello", "One more thing.", "To: report+" + report.token() + "@localhost"));

        assertThat(answer.report()).isEqualTo(report.id().value());
    }

    @Test
    void row52_aMailThatRefersToAnotherReadersMailIsACaseOfItsOwn() {
        String id = "<" + UUID.randomUUID() + "@reader.test>";
        Report report = room.report(room.file(mail(reader, "A mistake", "It is wrong.", "Message-ID: " + id)));

        FilingResult own = room.file(mail(reader, "And", "One more thing.", "References: " + id));
        FilingResult anothers = room.file(mail(anAddress(), "And", "One more thing.", "References: " + id));

        assertThat(own.report()).isEqualTo(report.id().value());
        assertThat(anothers.attached()).isFalse();
        assertThat(anothers.report()).isNotEqualTo(report.id().value());
    }

    @Test
    void row52_aReportsNumberInTheSubjectCountsOnlyFromItsReader() {
        Report report = room.aReportOn(article, reader);

        FilingResult own = room.file(mail(reader, "Re: [" + report.name() + "] Sleep", "One more thing."));
        FilingResult anothers = room.file(mail(anAddress(), "Re: [" + report.name() + "] Sleep", "Me too."));

        assertThat(own.report()).isEqualTo(report.id().value());
        assertThat(anothers.attached()).isFalse();
    }

    @Test
    void aFollowUpToAnOpenCaseIsNotedAndChangesNothingElse() {
        Report report = room.aReportOn(article, reader);

        room.file(mail(reader, "Re: [" + report.name() + "]", "One more thing."));

        assertThat(room.now(report).state()).isEqualTo(Report.State.NEW);
        assertThat(room.turnsOn(report)).hasSize(1);
        assertThat(room.now(report).rounds()).isEqualTo(1);
    }

    @Test
    void aPersonsFollowUpReopensAClosedCase() {
        Report report = room.aReportOn(article, reader);
        room.decide(room.newsroom.aPublisher(), report, CaseRoom.input(Outcome.NOT_A_MISTAKE, report));
        assertThat(room.now(report).state()).isEqualTo(Report.State.CLOSED);

        room.file(mail(reader, "Re: [" + report.name() + "]", "I do not agree."));
        room.goOn(report);

        assertThat(room.now(report).state()).isEqualTo(Report.State.NEW);
        assertThat(room.now(report).rounds()).isEqualTo(2);
        assertThat(room.now(report).hasNews()).isTrue();
        assertThat(room.turnOn(report).formKey()).isEqualTo("triage");
    }

    @Test
    void whatAMachineWritesIsNotedAndReopensNothing() {
        Report report = room.aReportOn(article, reader);
        room.decide(room.newsroom.aPublisher(), report, CaseRoom.input(Outcome.NOT_A_MISTAKE, report));
        byte[] raw = mail(reader, "Out of office: [" + report.name() + "]", "Back in May.");
        UUID mail = room.kept(raw);

        Optional<UUID> noted = transaction.execute(status -> inboundMailHandler.note(
                mail, reading(raw), new Classification(Route.AUTO, false, List.of(Cause.OUT_OF_OFFICE))));

        assertThat(noted).contains(report.id().value());
        assertThat(room.now(report).state()).isEqualTo(Report.State.CLOSED);
        assertThat(room.now(report).hasNews()).isFalse();
    }

    @Test
    void whatAMachineWritesAboutNothingOfOursIsNobodysCase() {
        byte[] raw = mail(reader, "Article " + article.number(), "Back in May.");
        UUID mail = room.kept(raw);

        Optional<UUID> noted = transaction.execute(status -> inboundMailHandler.note(
                mail, reading(raw), new Classification(Route.AUTO, false, List.of(Cause.OUT_OF_OFFICE))));

        assertThat(noted).isEmpty();
    }

    @Test
    void anAnswerGoesWhereTheMailCameFromUnlessTheOtherAddressIsAsGood() {
        Report same = room.report(room.file(mail(reader, "A", "Wrong.", "Reply-To: office@reader.test")));
        Report elsewhere = room.report(room.file(mail(anAddress(), "B", "Wrong.", "Reply-To: victim@elsewhere.test")));

        assertThat(same.reporter().address()).isEqualTo("office@reader.test");
        assertThat(elsewhere.reporter().address()).endsWith("@reader.test");
    }

    @Test
    void aNameThatIsNoneIsNotRepeatedInALetter() {
        assertThat(new Reporter(reader, "Dr Ana-María O’Neill", java.util.Set.of()).greeted())
                .isEqualTo("Dr Ana-María O’Neill");
        for (String name :
                List.of("Buy pills at www.pills.example", "<b>You won</b>", "a".repeat(61), "pills.example")) {
            assertThat(new Reporter(reader, name, java.util.Set.of()).greeted()).isEmpty();
        }
    }

    @Test
    void theAuditNeverRepeatsWhatTheReaderWrote() {
        Report report = room.aReportOn(article, reader);

        assertThat(audit.chain(report.id().subject()))
                .flatExtracting(entry -> entry.facts().values())
                .noneMatch(fact -> fact.contains(reader) || fact.contains("Really"));
    }

    @Test
    void aMailWithNothingInItIsACaseAllTheSame() {
        Report report = room.report(room.file(
                "\r\n\r\n".getBytes(), new Classification(Route.HUMAN, false, List.of(Cause.NO_RETURN_ADDRESS))));
        room.goOn(report);

        assertThat(report.reporter().hasAddress()).isFalse();
        assertThat(room.turnOn(report).title()).isNotBlank();
        assertThat(Map.of("ack", room.letters(report, "ack"))).containsEntry("ack", List.of());
    }
}
