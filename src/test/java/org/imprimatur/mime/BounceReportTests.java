package org.imprimatur.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imprimatur.inbox.Classification.Cause;
import org.imprimatur.inbox.Classification.Route;
import org.imprimatur.inbox.Classifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows 12 and 13: letters of ours that come back, and complaints about them. */
class BounceReportTests {

    @Test
    void row12_aDeliveryReportNamesLetterRecipientAndCause() {
        assertThat(PitfallMails.read("row12-dsn-failed").returned())
                .isEqualTo(new BounceReport(
                        BounceReport.Kind.FAILED,
                        "rita@reader.example",
                        "5.1.1",
                        "550 5.1.1 <rita@reader.example>: user unknown",
                        "k7Qz9",
                        List.of("<ack.0001@imprimatur.example>")));
    }

    @Test
    void row12_aDelayIsNoFailure() {
        BounceReport bounceReport = PitfallMails.read("row12-dsn-delayed").returned();
        assertThat(bounceReport).isNotNull();
        assertThat(bounceReport.kind()).isEqualTo(BounceReport.Kind.DELAYED);
        assertThat(bounceReport.status()).isEqualTo("4.4.1");
        assertThat(PitfallMails.read("row12-exim-warning").returned())
                .extracting(BounceReport::kind)
                .isEqualTo(BounceReport.Kind.DELAYED);
    }

    @Test
    void row12_aReportOfSuccessIsNoBounce() {
        ParsedMail mail = PitfallMails.read("row12-dsn-delivered");
        assertThat(mail.returned()).isNull();
        assertThat(route(mail)).isEqualTo(Route.AUTO);
    }

    @ParameterizedTest
    @CsvSource({
        "row12-qmail,5.1.1",
        "row12-exim,5.1.1",
        "row12-postfix-plain,5.2.2",
        "row12-exchange-de,5.1.10",
        "row12-exchange-es,5.1.1",
        "row12-gmail-fr,5.1.1",
        "row12-gmail-en,"
    })
    void row12_serversWithAFormOfTheirOwnAreUnderstood(String name, String status) {
        ParsedMail mail = PitfallMails.read(name);
        BounceReport bounceReport = mail.returned();
        assertThat(bounceReport).isNotNull();
        assertThat(bounceReport.kind()).isEqualTo(BounceReport.Kind.FAILED);
        assertThat(bounceReport.recipient()).isEqualTo("rita@reader.example");
        assertThat(bounceReport.status()).isEqualTo(status);
        assertThat(bounceReport.messageIds()).contains("<ack.0001@imprimatur.example>");
        assertThat(route(mail)).isEqualTo(Route.BOUNCE);
        assertThat(cause(mail)).isEqualTo(Cause.DELIVERY_STATUS);
    }

    @Test
    void row12_whatComesToTheBounceAddressIsABounce() {
        ParsedMail mail = PitfallMails.read("row12-token-only");
        assertThat(mail.returned()).extracting(BounceReport::token).isEqualTo("k7Qz9");
        assertThat(cause(mail)).isEqualTo(Cause.BOUNCE_ADDRESS);
        assertThat(route(mail)).isEqualTo(Route.BOUNCE);
    }

    @Test
    void row12_aHolidayNoteToTheBounceAddressIsNone() {
        ParsedMail mail = PitfallMails.read("row12-holiday-note-to-bounce-address");
        assertThat(mail.returned()).isNull();
        assertThat(route(mail)).isEqualTo(Route.AUTO);
    }

    static List<String> peopleWhoSpeakOfBounces() {
        return PitfallMails.names("row12-human-");
    }

    @ParameterizedTest
    @MethodSource("peopleWhoSpeakOfBounces")
    void row12_aPersonIsNeverTakenForABounce(String name) {
        ParsedMail mail = PitfallMails.read(name);
        assertThat(mail.returned()).isNull();
        assertThat(route(mail)).isEqualTo(Route.HUMAN);
    }

    @Test
    void row13_aComplaintIsHeldAndNamesWhoComplained() {
        ParsedMail mail = PitfallMails.read("row13-complaint");
        BounceReport bounceReport = mail.returned();
        assertThat(bounceReport).isNotNull();
        assertThat(bounceReport.kind()).isEqualTo(BounceReport.Kind.COMPLAINT);
        assertThat(bounceReport.recipient()).isEqualTo("rita@reader.example");
        assertThat(bounceReport.messageIds()).containsExactly("<ack.0001@imprimatur.example>");
        assertThat(route(mail)).isEqualTo(Route.HELD);
        assertThat(cause(mail)).isEqualTo(Cause.COMPLAINT);
    }

    @Test
    void row13_aReportThatItWasWantedIsNoComplaint() {
        ParsedMail mail = PitfallMails.read("row13-not-spam");
        assertThat(mail.returned()).isNull();
        assertThat(route(mail)).isEqualTo(Route.AUTO);
    }

    private static Route route(ParsedMail mail) {
        return Classifier.classify(mail, PitfallMails.aQuietHour()).route();
    }

    private static Cause cause(ParsedMail mail) {
        return Classifier.classify(mail, PitfallMails.aQuietHour()).causes().get(0);
    }
}
