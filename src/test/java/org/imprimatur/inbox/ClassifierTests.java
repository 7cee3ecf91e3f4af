package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.inbox.Classification.Cause;
import org.imprimatur.inbox.Classification.Route;
import org.imprimatur.mime.Authenticity;
import org.imprimatur.mime.AutoMailMarkers;
import org.imprimatur.mime.ParseWarning;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.mime.PitfallMails;
import org.imprimatur.mime.Sender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows 11, 14 to 16, 19, 25 to 29 and 31: where mails go, and which of them get an answer. */
class ClassifierTests {

    @Test
    void aReadersMailIsAReportAndAcknowledged() {
        assertThat(classify("row18-no-message-id"))
                .isEqualTo(new Classification(Route.HUMAN, true, List.of(Cause.A_PERSON)));
    }

    @ParameterizedTest
    @CsvSource({
        "row11-auto-submitted,AUTO_SUBMITTED",
        "row11-x-autoreply,AUTO_RESPONSE_HEADERS",
        "row11-suppress,AUTO_RESPONSE_HEADERS"
    })
    void row11_anAutomaticReplyIsKnownByItsHeaders(String name, Cause cause) {
        assertGoes(name, Route.AUTO, cause);
    }

    static List<String> holidayNotes() {
        return PitfallMails.names("row11-subject-");
    }

    @ParameterizedTest
    @MethodSource("holidayNotes")
    void row11_aHolidayNoteIsKnownByItsSubject(String name) {
        assertGoes(name, Route.AUTO, Cause.OUT_OF_OFFICE);
    }

    @Test
    void row11_aPersonMayWriteAboutOffices() {
        assertThat(classify("row11-human-about-being-away").route()).isEqualTo(Route.HUMAN);
    }

    @Test
    void row14_whatIsProvedToBeALetterOfOursIsAnsweredByNobody() {
        ParsedMail mail = PitfallMails.read("row14-own-message-id");
        assertThat(Classifier.classify(mail, PitfallMails.aQuietHour(true, List.of())))
                .isEqualTo(new Classification(Route.AUTO, false, List.of(Cause.OWN_LOOP)));
    }

    @ParameterizedTest
    @CsvSource({"row14-own-message-id", "row14-own-x-loop"})
    void row64_ourDomainOrMarkOnAMailThatWeHaveNotWrittenProvesNothing(String name) {
        assertThat(classify(name)).isEqualTo(new Classification(Route.HUMAN, true, List.of(Cause.A_PERSON)));
    }

    @Test
    void row64_aMailFromAnAddressOfOursThatWeHaveNotWrittenWaitsForAPerson() {
        assertGoes("row14-from-ourselves", Route.HELD, Cause.OWN_ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({
        "Message-ID: <1@mail.imprimatur.example>,HUMAN",
        "In-Reply-To: <unknown.1@imprimatur.example>,HUMAN",
        "References: <report-1@imprimatur.example>,HUMAN",
        "X-Loop: corrections@imprimatur.example,HUMAN",
        "X-Loop: DESK@IMPRIMATUR.EXAMPLE,HUMAN",
        "X-Imprimatur-Letter: <ack.1@imprimatur.example>,HUMAN",
        "Auto-Submitted: no,HUMAN",
        "Auto-Submitted: auto-replied,AUTO"
    })
    void row64_aColleaguesMailIsAPersonsUnlessAMachineWroteIt(String header, Route route) {
        assertThat(Classifier.classify(PitfallMails.withHeader(header), PitfallMails.aQuietHour())
                        .route())
                .isEqualTo(route);
    }

    @Test
    void row14_ourOwnMailIsRecognisedBeforeAnythingElse() {
        ParsedMail mail = PitfallMails.withHeader("Auto-Submitted: auto-replied\nX-Spam-Flag: YES");
        assertThat(Classifier.classify(mail, PitfallMails.aQuietHour(true, List.of()))
                        .causes()
                        .get(0))
                .isEqualTo(Cause.OWN_LOOP);
    }

    @Test
    void row15_aRobotWithoutMarksIsAnsweredFiveTimesAnHour() {
        ParsedMail robot = PitfallMails.read("row15-robot-without-marks");
        assertThat(Classifier.classify(robot, PitfallMails.anHour(4, 4, 4)).ackAllowed())
                .isTrue();
        Classification sixth = Classifier.classify(robot, PitfallMails.anHour(5, 5, 5));
        assertThat(sixth)
                .isEqualTo(new Classification(Route.HUMAN, false, List.of(Cause.A_PERSON, Cause.ACKNOWLEDGED_ENOUGH)));
    }

    @Test
    void row16_nobodyAnswersToNobody() {
        assertGoes("row16-null-return-path", Route.AUTO, Cause.NULL_RETURN_PATH);
    }

    @Test
    void row16_systemsAreNotAnswered() {
        assertGoes("row16-system-sender", Route.AUTO, Cause.SYSTEM_SENDER);
        assertThat(Stream.of(
                                "MAILER-DAEMON@x.example",
                                "owner-health@x.example",
                                "health-request@x.example",
                                "noreply@x.example")
                        .map(address -> new Sender(address, ""))
                        .allMatch(AutoMailMarkers::isSystem))
                .isTrue();
        assertThat(AutoMailMarkers.isSystem(new Sender("nora.reply@x.example", "")))
                .isFalse();
    }

    @Test
    void row16_whoDidNotWriteToUsIsNotAnswered() {
        assertThat(classify("row16-only-blind-copy"))
                .isEqualTo(new Classification(Route.HUMAN, false, List.of(Cause.A_PERSON, Cause.NOT_ADDRESSED_TO_US)));
    }

    @ParameterizedTest
    @CsvSource({"row19-several-ids-and-senders", "row19-two-senders-in-one-header"})
    void row19_theFirstSenderCountsButIsNotAnswered(String name) {
        ParsedMail mail = PitfallMails.read(name);
        assertThat(mail.from()).extracting(Sender::address).isEqualTo("rita@reader.example");
        assertThat(mail.warnings()).contains(ParseWarning.SEVERAL_FROM);
        assertThat(classify(name))
                .isEqualTo(new Classification(Route.HUMAN, false, List.of(Cause.A_PERSON, Cause.AMBIGUOUS_SENDER)));
    }

    @Test
    void row19_theFirstMessageIdCounts() {
        ParsedMail mail = PitfallMails.read("row19-several-ids-and-senders");
        assertThat(mail.messageId()).isEqualTo("<first@reader.example>");
        assertThat(mail.warnings()).contains(ParseWarning.SEVERAL_MESSAGE_IDS);
    }

    @ParameterizedTest
    @CsvSource({"row25-no-from", "row25-invalid-from"})
    void row25_aMailWithoutReturnAddressIsAReportWithoutAnswer(String name) {
        assertThat(PitfallMails.read(name).warnings()).contains(ParseWarning.NO_RETURN_ADDRESS);
        assertThat(classify(name))
                .isEqualTo(new Classification(Route.HUMAN, false, List.of(Cause.A_PERSON, Cause.NO_RETURN_ADDRESS)));
    }

    @Test
    void row26_whoFailsDmarcIsNotAnswered() {
        assertThat(classify("row26-dmarc-fail"))
                .isEqualTo(new Classification(Route.HUMAN, false, List.of(Cause.A_PERSON, Cause.SENDER_NOT_VERIFIED)));
    }

    @ParameterizedTest
    @CsvSource({
        "row26-dmarc-pass,PASSED",
        "row26-dmarc-fail,FAILED",
        "row26-forged-result-below,FAILED",
        "row26-result-of-a-stranger,UNKNOWN",
        "row26-pass-in-a-comment,UNKNOWN",
        "row18-no-message-id,UNKNOWN"
    })
    void row26_onlyTheTopmostResultOfOurOwnExchangerCounts(String name, Authenticity expected) {
        assertThat(PitfallMails.read(name).authenticity()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "row27-reply-to-elsewhere,rita@reader.example",
        "row27-reply-to-same-domain,clinic@reader.example",
        "row27-reply-to-elsewhere-but-verified,clinic@elsewhere.example",
        "row27-reply-to-ourselves,rita@reader.example"
    })
    void row27_theAnswerGoesElsewhereOnlyWithinTheDomainOrVerified(String name, String address) {
        assertThat(PitfallMails.read(name).answersTo()).map(Sender::address).contains(address);
    }

    @Test
    void row27_anAnswerToOurselvesIsNotWritten() {
        ParsedMail mail = PitfallMails.withHeader("Authentication-Results: mx.imprimatur.example; dmarc=pass\n"
                + "Reply-To: corrections+tok@imprimatur.example");
        assertThat(Classifier.classify(mail, PitfallMails.aQuietHour()))
                .isEqualTo(new Classification(Route.HUMAN, false, List.of(Cause.A_PERSON, Cause.NO_RETURN_ADDRESS)));
    }

    @ParameterizedTest
    @CsvSource({"row28-list"})
    void row28_listMailIsHeldAndNotAnswered(String name) {
        assertGoes(name, Route.HELD, Cause.MAILING_LIST);
    }

    @ParameterizedTest
    @CsvSource({
        "X-BeenThere: talk@lists.example",
        "Mailing-List: list talk@lists.example; contact talk-help@lists.example",
        "List-Unsubscribe: <https://news.example/out>",
        "List-Id: <corrections.elsewhere.example>",
        "List-Id: <corrections.notimprimatur.example>"
    })
    void row28_olderListsAndNewslettersAreHeldToo(String header) {
        assertThat(Classifier.classify(PitfallMails.withHeader(header), PitfallMails.aQuietHour())
                        .causes())
                .containsExactly(Cause.MAILING_LIST);
    }

    @ParameterizedTest
    @CsvSource({
        "List-Id: <corrections.imprimatur.example>",
        "List-Id: Readers’ mail <CORRECTIONS.Imprimatur.Example>",
        "List-Id: <corrections.lists.imprimatur.example>",
        "Mailing-list: list corrections@imprimatur.example; contact corrections+owners@imprimatur.example",
        "List-Post: <mailto:corrections@imprimatur.example>",
        "List-Id: Readers <letters.groups.example>"
    })
    void row67_aMailGroupOfOurOwnHoldsNothingUp(String header) {
        assertThat(Classifier.classify(
                        PitfallMails.withHeader(header + "\nPrecedence: list\nList-Unsubscribe: <mailto:x@y.example>"),
                        PitfallMails.aQuietHour(false, List.of("letters.groups.example"))))
                .isEqualTo(new Classification(Route.HUMAN, true, List.of(Cause.A_PERSON)));
    }

    @Test
    void row67_whoWroteToTheGroupsOwnAddressIsAnswered() {
        ParsedMail mail = PitfallMails.READER.read(TestMails.bytes("""
                From: rita@reader.example
                To: letters@lists.imprimatur.example
                List-Id: <letters.lists.imprimatur.example>
                Subject: Wrong dose

                The dose is wrong.
                """));
        assertThat(Classifier.classify(mail, PitfallMails.aQuietHour()))
                .isEqualTo(new Classification(Route.HUMAN, true, List.of(Cause.A_PERSON)));
    }

    @Test
    void row67_aGroupThatPutsItselfInTheSendersPlaceHidesNobody() {
        ParsedMail mail = PitfallMails.READER.read(TestMails.bytes("""
                From: "'Rita Reader' via Corrections" <corrections@imprimatur.example>
                Reply-To: Rita Reader <rita@reader.example>
                X-Original-Sender: rita@reader.example
                To: corrections@imprimatur.example
                List-Id: <corrections.imprimatur.example>
                Subject: Wrong dose

                The dose is wrong.
                """));
        assertThat(mail.from()).isEqualTo(new Sender("rita@reader.example", "Rita Reader"));
        assertThat(Classifier.classify(mail, PitfallMails.aQuietHour()))
                .isEqualTo(new Classification(Route.HUMAN, true, List.of(Cause.A_PERSON)));
    }

    @Test
    void row67_anAnswerNeverGoesToAList() {
        ParsedMail mail = PitfallMails.withHeader(
                "Authentication-Results: mx.imprimatur.example; dmarc=pass\nReply-To: talk@lists.example\n"
                        + "List-Post: <mailto:talk@lists.example>\nList-Id: <talk.lists.example>");
        assertThat(mail.answersTo()).map(Sender::address).contains("rita@reader.example");
    }

    @Test
    void row67_whatColleaguesWriteToAListOfTheHouseIsHeld() {
        ParsedMail mail = PitfallMails.READER.read(TestMails.bytes("""
                From: Wanda <wanda@imprimatur.example>
                To: all@imprimatur.example
                List-Id: <all.imprimatur.example>
                Subject: Cake

                In the kitchen.
                """));
        assertThat(Classifier.classify(mail, PitfallMails.aQuietHour()).route()).isEqualTo(Route.HELD);
    }

    @Test
    void row67_whatWentOverAnotherListBeforeIsHeld() {
        ParsedMail mail =
                PitfallMails.withHeader("List-Id: <corrections.imprimatur.example>\nList-Id: <talk.lists.example>");
        assertThat(Classifier.classify(mail, PitfallMails.aQuietHour()).route()).isEqualTo(Route.HELD);
    }

    @ParameterizedTest
    @CsvSource({
        "Precedence: bulk",
        "Precedence: list",
        "Precedence: junk",
        "'X-Auto-Response-Suppress: DR, OOF, AutoReply'",
        "X-Auto-Response-Suppress: All"
    })
    void row68_aHeaderThatAsksForSilenceDoesNotSilenceAPersonsAcknowledgement(String header) {
        assertThat(Classifier.classify(PitfallMails.withHeader(header), PitfallMails.aQuietHour()))
                .isEqualTo(new Classification(Route.HUMAN, true, List.of(Cause.A_PERSON)));
    }

    @ParameterizedTest
    @CsvSource({
        "Precedence: bulk,<ack.1@imprimatur.example>,Thank you for your mail.,AUTO",
        "X-Auto-Response-Suppress: All,<ack.1@imprimatur.example>,I am out of the office until Monday.,AUTO",
        "X-Auto-Response-Suppress: All,<ack.1@imprimatur.example>,And the fourth line as well.,HUMAN",
        "Precedence: auto_reply,,Thank you for your mail.,AUTO"
    })
    void row68_besideTheMarksOfAnAnswerItStillCounts(String header, String inReplyTo, String words, Route route) {
        ParsedMail mail = PitfallMails.withHeaderAndWords(
                header + (inReplyTo == null ? "" : "\nIn-Reply-To: " + inReplyTo), words);
        assertThat(Classifier.classify(mail, PitfallMails.aQuietHour()).route()).isEqualTo(route);
    }

    @Test
    void row29_theEleventhReportInAnHourIsHeld() {
        ParsedMail mail = PitfallMails.read("row29-one-of-many");
        assertThat(Classifier.classify(mail, PitfallMails.anHour(9, 0, 0)).route())
                .isEqualTo(Route.HUMAN);
        assertThat(Classifier.classify(mail, PitfallMails.anHour(10, 0, 0))
                        .causes()
                        .get(0))
                .isEqualTo(Cause.TOO_MANY_FROM_SENDER);
        assertThat(Classifier.classify(mail, PitfallMails.anHour(10, 0, 0)).route())
                .isEqualTo(Route.HELD);
    }

    @Test
    void row29_twoHundredAcknowledgementsAnHourAreEnoughForAll() {
        ParsedMail mail = PitfallMails.read("row29-one-of-many");
        assertThat(Classifier.classify(mail, PitfallMails.anHour(0, 0, 199)).ackAllowed())
                .isTrue();
        assertThat(Classifier.classify(mail, PitfallMails.anHour(0, 0, 200)).ackAllowed())
                .isFalse();
        assertThat(Classifier.classify(mail, PitfallMails.context(false, 0, 0, 0, true))
                        .ackAllowed())
                .isFalse();
    }

    @Test
    void aSuppressedAddressIsNotAnswered() {
        assertThat(Classifier.classify(
                                PitfallMails.read("row29-one-of-many"), PitfallMails.context(true, 0, 0, 0, false))
                        .causes())
                .containsExactly(Cause.A_PERSON, Cause.ADDRESS_SUPPRESSED);
    }

    @ParameterizedTest
    @CsvSource({"row31-spam", "row31-spam-status"})
    void row31_whatIsMarkedAsSpamIsHeld(String name) {
        assertGoes(name, Route.HELD, Cause.SPAM);
    }

    @Test
    void row31_whatIsMarkedAsNoSpamIsNot() {
        assertThat(classify("row31-no-spam").ackAllowed()).isTrue();
    }

    @Test
    void whatAPersonVouchesForIsAnsweredUnlessAMachineWroteIt() {
        assertThat(vouched("row31-spam").ackAllowed()).isTrue();
        assertThat(vouched("row31-spam").route()).isEqualTo(Route.HUMAN);
        assertThat(vouched("row11-auto-submitted").ackAllowed()).isFalse();
        assertThat(Classifier.vouchedFor(
                                PitfallMails.read("row14-own-x-loop"), PitfallMails.aQuietHour(true, List.of()))
                        .ackAllowed())
                .isFalse();
        assertThat(vouched("row14-from-ourselves").ackAllowed()).isFalse();
        assertThat(vouched("row26-dmarc-fail").ackAllowed()).isFalse();
    }

    @Test
    void row67_whoeverVouchesForAHeldMailLetsItsAcknowledgementGo() {
        assertThat(vouched("row28-list").ackAllowed()).isTrue();
        ParsedMail toTheList = PitfallMails.READER.read(TestMails.bytes("""
                From: rita@reader.example
                To: talk@lists.example
                List-Id: <talk.lists.example>
                Subject: Wrong dose

                The dose is wrong.
                """));
        Classification classification = Classifier.vouchedFor(toTheList, PitfallMails.aQuietHour());
        assertThat(classification.causes()).containsExactly(Cause.MAILING_LIST, Cause.NOT_ADDRESSED_TO_US);
        assertThat(classification.ackAllowed()).isTrue();
    }

    @Test
    void theRulesAreAskedInTheirOrder() {
        String all = String.join(
                "\n",
                "Return-Path: <>",
                "Auto-Submitted: auto-generated",
                "X-Autoreply: yes",
                "List-Id: <l.x.example>",
                "X-Spam-Flag: YES");
        List<Cause> found = Stream.of(0, 1, 2, 3, 4)
                .map(skip ->
                        all.lines().skip(skip).reduce((a, b) -> a + "\n" + b).orElseThrow())
                .map(headers -> Classifier.classify(PitfallMails.withHeader(headers), PitfallMails.anHour(99, 0, 0)))
                .map(classification -> classification.causes().get(0))
                .toList();
        assertThat(found)
                .containsExactly(
                        Cause.NULL_RETURN_PATH,
                        Cause.AUTO_SUBMITTED,
                        Cause.AUTO_RESPONSE_HEADERS,
                        Cause.MAILING_LIST,
                        Cause.SPAM);
    }

    private static void assertGoes(String name, Route route, Cause cause) {
        Classification classification = classify(name);
        assertThat(classification.route()).isEqualTo(route);
        assertThat(classification.causes().get(0)).isEqualTo(cause);
        assertThat(classification.ackAllowed()).isFalse();
    }

    private static Classification classify(String name) {
        return Classifier.classify(PitfallMails.read(name), PitfallMails.aQuietHour());
    }

    private static Classification vouched(String name) {
        return Classifier.vouchedFor(PitfallMails.read(name), PitfallMails.aQuietHour());
    }
}
