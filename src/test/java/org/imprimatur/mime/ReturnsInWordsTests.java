package org.imprimatur.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imprimatur.inbox.Classification;
import org.imprimatur.inbox.Classification.Cause;
import org.imprimatur.inbox.Classification.Route;
import org.imprimatur.inbox.Classifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rows 65 and 66: returned letters and complaints in plain words, as small and old servers write them, from addresses as
 * people have them; and the readers who only speak of such things.
 */
class ReturnsInWordsTests {

    private static final String COPY = "\n\nMessage-ID: <ack.0001@imprimatur.example>\nSubject: We have your report\n";

    static List<String> returnedByMachinesWithoutMarks() {
        return List.of(
                returned("qmail <alias@mx.reader.example>", "failure notice", """
                        Hi. This is the qmail-send program at mx.reader.example.
                        I'm afraid I wasn't able to deliver your message to the following addresses.
                        This is a permanent error; I've given up. Sorry it didn't work out.

                        <rita@reader.example>:
                        Sorry, no mailbox here by that name. (#5.1.1)
                        """ + COPY),
                returned("Admin <admin@isp.example>", "Mail delivery failed: returning message to sender", """
                        This message was created automatically by mail delivery software.

                        A message that you sent could not be delivered to one or more of its
                        recipients. This is a permanent error. The following address(es) failed:

                          rita@reader.example
                            Unrouteable address
                        """),
                returned("hostmaster@corp.example", "Undeliverable: We have your report", """
                        Your message

                          To:      Rita Reader
                          Subject: We have your report
                          Sent:    Mon, 23 Nov 2026 09:15:00 +0100

                        did not reach the following recipient(s):

                        rita@reader.example on Mon, 23 Nov 2026 09:16:00 +0100
                            The recipient name is not recognized
                            The MTS-ID of the original message is: c=us;a= ;p=corp;l=EX1
                        """),
                returned("CN=Notes01/O=Corp@corp.example", "DELIVERY FAILURE: User rita not listed", """
                        Your message

                          Subject: We have your report

                        was not delivered to:

                          rita@reader.example

                        because:

                          User rita (rita@reader.example) not listed in Domino Directory
                        """),
                returned("Rita Reader <rita.office@corp.example>", "Message status - undeliverable", """
                        The message that you sent was undeliverable to the following:
                            rita@reader.example (user not found)

                        Possibly truncated original message follows:
                        """),
                returned("GWIA <gwia@corp.example>", "Mail System Error - Returned Mail", """
                        The attached file had the following undeliverable recipient(s):
                            rita@reader.example

                        Transcript of session follows:
                            550 5.1.1 user unknown
                        """),
                returned("support@yahoo.example", "Failure Notice", """
                        Sorry, we were unable to deliver your message to the following address.

                        <rita@reader.example>:
                        554: delivery error: dd This user doesn't have a reader.example account (rita@reader.example) [0]

                        --- Below this line is a copy of the message.
                        """),
                returned("GMX <service@gmx.example>", "Mail delivery failed: returning message to sender", """
                        Diese Nachricht wurde automatisch erstellt.
                        Eine Nachricht, die Sie gesendet haben, konnte nicht zugestellt werden.

                        rita@reader.example:
                        Postfach ist voll
                        """),
                returned("info@t-online.example", "Benachrichtung zum Übermittlungsstatus (Fehlgeschlagen)", """
                        Dies ist eine automatisch erstellte Benachrichtigung.
                        Übermittlung an folgende Empfänger fehlgeschlagen: die Mail konnte nicht zugestellt werden.

                               rita@reader.example
                        """),
                returned("Mail Administrator <ma@isp.example>", "Mail System Error - Returned Mail", """
                        This Message was undeliverable due to the following reason:

                        The user(s) account is temporarily over quota.

                        <rita@reader.example>
                        """),
                returned("IMail <root@small.example>", "Undeliverable Mail", """
                        User mailbox exceeds allowed size: rita@reader.example

                        Original message follows.
                        """),
                returned("webmaster@small.example", "Returned mail: User unknown", """
                           ----- The following addresses had permanent fatal errors -----
                        <rita@reader.example>

                           ----- Transcript of session follows -----
                        ... while talking to reader.example.:
                        >>> RCPT To:<rita@reader.example>
                        <<< 550 <rita@reader.example>... User unknown
                        550 <rita@reader.example>... User unknown
                        """),
                returned("serveur@poste.example", "Courrier non délivré", """
                        Votre message n'a pas pu être remis au destinataire suivant :

                        rita@reader.example : utilisateur inconnu (550 5.1.1)
                        """),
                returned("sistema@correo.example", "Correo devuelto", """
                        El mensaje no ha podido ser entregado a: rita@reader.example
                        Motivo: usuario desconocido
                        """),
                returned("posta@libero.example", "Messaggio non consegnato", """
                        Il messaggio non può essere consegnato al destinatario rita@reader.example
                        550 casella piena
                        """),
                returned("servico@uol.example", "Mensagem devolvida", """
                        Sua mensagem não pôde ser entregue a rita@reader.example
                        Motivo: caixa cheia
                        """),
                returned("beheer@provider.example", "Bezorging mislukt", """
                        Uw bericht kon niet worden bezorgd bij rita@reader.example
                        Gebruiker onbekend
                        """));
    }

    @ParameterizedTest
    @MethodSource("returnedByMachinesWithoutMarks")
    void row65_aReturnInPlainWordsFromAnAddressLikeAPersonsIsNotAnswered(String raw) {
        ParsedMail mail = PitfallMails.READER.read(PitfallMails.bytes(raw));
        Classification classification = classify(mail);
        assertThat(classification.ackAllowed()).isFalse();
        assertThat(classification.route()).isIn(Route.HELD, Route.BOUNCE);
        assertThat(mail.returned()).isNotNull();
        assertThat(mail.returned().recipient()).isEqualTo("rita@reader.example");
    }

    @Test
    void row65_whatOnlyWordsSayWaitsForAPerson() {
        ParsedMail mail = PitfallMails.READER.read(
                PitfallMails.bytes(returnedByMachinesWithoutMarks().get(1)));
        assertThat(classify(mail)).isEqualTo(new Classification(Route.HELD, false, List.of(Cause.LIKE_A_RETURN)));
        assertThat(Classifier.vouchedFor(mail, PitfallMails.aQuietHour()).ackAllowed())
                .isTrue();
    }

    @Test
    void row65_aMachineMayReturnLettersInAnyLanguage() {
        ParsedMail mail = PitfallMails.READER.read(PitfallMails.bytes("""
                Return-Path: <>
                From: bilgi@isp.example
                To: corrections@imprimatur.example
                Subject: Bildirim

                Bilinmeyen bir sorun: rita@reader.example
                550 5.1.1 tanınmıyor
                """));
        assertThat(classify(mail).route()).isEqualTo(Route.BOUNCE);
        assertThat(mail.returned()).isNotNull();
        assertThat(mail.returned().status()).isEqualTo("5.1.1");
    }

    static List<String> peopleWhoSpeakOfReturnedMail() {
        return List.of(
                person("My mail was returned", "My mail was returned, so here it is again: the third line is wrong."),
                person(
                        "Mail returned",
                        "Dear editors,\n\nI wrote on Monday and got \"550 5.1.1 user unknown\" for"
                                + " corrections@imprimatur.example. The dose is wrong."),
                person("Undelivered Mail Returned to Sender", """
                        Hello, my mail came back, see below. The dose in line three is wrong.

                        This is the mail system at host mx.reader.example.
                        I'm sorry to have to inform you that your message could not be delivered.

                        <corrections@imprimatur.example>: 550 5.1.1 User unknown
                        """),
                person("Undelivered Mail Returned to Sender", """
                        This is the mail system at host mx.reader.example.
                        I'm sorry to have to inform you that your message could not be delivered.

                        <corrections@imprimatur.example>: 550 5.1.1 User unknown
                        """),
                person("failure notice", "I'm writing about failure notice periods. Mailbox full of leaflets!"),
                person(
                        "Wrong address in your article",
                        "I wrote to the clinic and got: your message could not be delivered"
                                + " to info@clinic.example (550 5.1.1 user unknown). Please correct it."),
                person(
                        "Wrong address in your article",
                        "The address info@clinic.example in your article does not exist."),
                person(
                        "Re: Delivery failure",
                        "Your message could not be delivered to rita@reader.example, 550 user"
                                + " unknown - that is what my husband's account said."),
                person(
                        "Unzustellbar",
                        "Ich habe Ihnen geschrieben und es kam zurück: Ihre Nachricht konnte nicht zugestellt"
                                + " werden an info@klinik.example, 550 5.1.1. Die Dosis ist falsch."),
                person(
                        "Message non délivré",
                        "Bonjour, mon message n'a pas pu être remis à info@clinique.example, 550 5.1.1"),
                person("Mailbox full", "The mailbox full of letters in your picture shows the wrong stamp."),
                person(
                        "Delivery problem",
                        "Delivery failed to progress in 550 women; see doi@journal.example for the data."),
                person("Over quota", "The daily quota exceeded by 500 mg is dangerous."),
                person("Complaint about your message", "This is a complaint about the article on sleep."),
                person("Spam report", "The article reported as spam in your list is wrong about seven hours."),
                person("Abuse report", "The abuse report you quote is from 2019, not 2020."),
                person("On holiday", "I am away from home, but the dose in line three is wrong."));
    }

    @ParameterizedTest
    @MethodSource("peopleWhoSpeakOfReturnedMail")
    void row65_aReaderWhoSpeaksOfReturnedMailIsAnswered(String raw) {
        ParsedMail mail = PitfallMails.READER.read(PitfallMails.bytes(raw));
        assertThat(classify(mail)).isEqualTo(new Classification(Route.HUMAN, true, List.of(Cause.A_PERSON)));
    }

    @Test
    void row65_aHolidayNoteIsNoReturnedLetterHoweverItSpeaks() {
        ParsedMail mail = PitfallMails.READER.read(PitfallMails.bytes("""
                Return-Path: <>
                From: Rita Reader <rita@reader.example>
                To: corrections@imprimatur.example
                Subject: Out of office: We have your report

                Your message could not be delivered to me in person, since I am on leave.
                """));
        assertThat(mail.returned()).isNull();
        assertThat(classify(mail).route()).isEqualTo(Route.AUTO);
        ParsedMail toTheBounceAddress = PitfallMails.READER.read(PitfallMails.bytes("""
                From: Rita Reader <rita@reader.example>
                To: bounce+k7Qz9@imprimatur.example
                Subject: We have your report

                I am out of the office until Monday.
                """));
        assertThat(toTheBounceAddress.returned()).isNull();
    }

    @Test
    void row65_aReaderWhoseProgramAnswersToTheBounceAddressIsAPerson() {
        ParsedMail mail = PitfallMails.READER.read(PitfallMails.bytes("""
                From: Rita Reader <rita@reader.example>
                To: bounce+k7Qz9@imprimatur.example
                In-Reply-To: <ack.0001@imprimatur.example>
                Subject: Re: We have your report

                And the fourth line as well.
                """));
        assertThat(mail.returned()).isNull();
    }

    @Test
    void row11_programsOfLotusNameWhoIsAway() {
        for (String subject : List.of(
                "AUTO: Jane Doe is out of the office (returning 12/03/2026)",
                "Jane Doe is out of the office.",
                "Jane Doe ist außer Haus (bis 12.03.2026)")) {
            assertThat(AutoMailMarkers.isOutOfOffice(subject)).as(subject).isTrue();
        }
        assertThat(AutoMailMarkers.isOutOfOffice("What if the doctor is out of the office when it hurts?"))
                .isFalse();
    }

    static List<String> complaintsInAFormOfTheirOwn() {
        String letter = """
                --b
                Content-Type: message/rfc822

                Return-Path: <bounce+k7Qz9@imprimatur.example>
                From: Desk <corrections@imprimatur.example>
                To: rita@reader.example
                X-HmXmrOriginalRecipient: rita@reader.example
                Message-ID: <ack.0001@imprimatur.example>
                Subject: We have your report

                Thank you.
                --b--
                """;
        String mixed =
                "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n";
        return List.of(
                // Hotmail
                "From: staff@hotmail.com\nTo: corrections@imprimatur.example\nSubject: complaint about message from 192.0.2.1\n"
                        + mixed + "\n" + letter,
                // AOL, which leaves out who complained
                "From: scomp@aol.example\nTo: corrections@imprimatur.example\nSubject: Email Feedback Report for IP 192.0.2.1\n"
                        + mixed + "This is an email abuse report for an email message.\n" + letter,
                "From: Jane <jane@provider.example>\nTo: corrections@imprimatur.example\nSubject: Client TOS Notification\n"
                        + mixed + "One of our users marked this message as unwanted.\n" + letter,
                // A report that lost its parts on the way
                "From: feedback@arf.example\nTo: corrections@imprimatur.example\nSubject: FW: report\n\n"
                        + "This is an email abuse report.\n\nFeedback-Type: abuse\nUser-Agent: Loop/1.0\nVersion: 1\n"
                        + "Original-Rcpt-To: rita@reader.example\n\nMessage-ID: <ack.0001@imprimatur.example>\n");
    }

    @ParameterizedTest
    @MethodSource("complaintsInAFormOfTheirOwn")
    void row66_aComplaintInAFormOfItsOwnIsHeldAndNamesTheLetter(String raw) {
        ParsedMail mail = PitfallMails.READER.read(PitfallMails.bytes(raw));
        assertThat(mail.returned()).isNotNull();
        assertThat(mail.returned().kind()).isEqualTo(BounceReport.Kind.COMPLAINT);
        assertThat(mail.returned().recipient()).isEqualTo("rita@reader.example");
        assertThat(mail.returned().messageIds()).contains("<ack.0001@imprimatur.example>");
        assertThat(classify(mail)).isEqualTo(new Classification(Route.HELD, false, List.of(Cause.COMPLAINT)));
    }

    private static Classification classify(ParsedMail mail) {
        return Classifier.classify(mail, PitfallMails.aQuietHour());
    }

    private static String returned(String from, String subject, String words) {
        return mail(from, "desk@imprimatur.example", subject, words);
    }

    private static String person(String subject, String words) {
        return mail("Robin Reader <robin@home.example>", "corrections@imprimatur.example", subject, words);
    }

    private static String mail(String from, String to, String subject, String words) {
        return "From: " + from + "\nTo: " + to + "\nSubject: " + subject
                + "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
                + words;
    }
}
