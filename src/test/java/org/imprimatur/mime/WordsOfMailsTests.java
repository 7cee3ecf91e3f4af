package org.imprimatur.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imprimatur.inbox.Classification;
import org.imprimatur.inbox.Classifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 1 to 3 and 5 to 10: what a mail says, and who of those in it says it. */
class WordsOfMailsTests {

    private static final String THIRD = "The third paragraph.";

    @Test
    void row01_aCharsetNobodyKnowsIsGuessed() {
        ParsedMail mail = PitfallMails.read("row01-unknown-charset");
        assertThat(mail.body().text())
                .isEqualTo(
                        "Die Dosis f\u00fcr Kinder ist falsch, bitte pr\u00fcfen Sie den dritten Absatz \u00fcber Ibuprofen.");
        assertThat(mail.warnings()).contains(ParseWarning.CHARSET_GUESSED);
    }

    @Test
    void row01_bytesBeyondTheDeclaredCharsetAreTriedAsUtf8() {
        ParsedMail mail = PitfallMails.read("row01-utf8-called-latin");
        assertThat(mail.body().text()).contains("f\u00fcr Kinder", "\u00fcber Ibuprofen");
        assertThat(mail.warnings()).contains(ParseWarning.CHARSET_GUESSED);
    }

    @Test
    void row01_withoutADeclarationTheStatisticsDecide() {
        ParsedMail mail = PitfallMails.read("row01-undeclared-cyrillic");
        assertThat(mail.body().text())
                .startsWith(
                        "\u0417\u0434\u0440\u0430\u0432\u0441\u0442\u0432\u0443\u0439\u0442\u0435! \u0412 \u0442\u0440\u0435\u0442\u044c\u0435\u043c");
        assertThat(mail.warnings()).contains(ParseWarning.CHARSET_GUESSED);
    }

    @Test
    void row01_unicode11Utf7IsReadAsAscii() {
        ParsedMail mail = PitfallMails.read("row01-utf7");
        assertThat(mail.body().text()).isEqualTo("The dose in the third paragraph is wrong.");
        assertThat(mail.warnings()).doesNotContain(ParseWarning.CHARSET_GUESSED);
    }

    @Test
    void row01_whereNothingFitsTheOldCodePageDoes() {
        ParsedMail mail = PitfallMails.read("row01-nothing-fits");
        assertThat(mail.body().text()).startsWith("Caf\u00e9").endsWith("na\u00efve");
        assertThat(mail.warnings()).contains(ParseWarning.CHARSET_GUESSED);
    }

    @Test
    void row02_htmlBecomesTextWithParagraphsListsAndTargets() {
        assertThat(PitfallMails.read("row02-html-only").body().text()).isEqualTo("""
                        The dose is wrong.

                        See the label <https://source.example/label?a=1&b=2> or this.

                        - children
                        - adults

                        1. first
                        2. second

                        hidden words

                        > the quoted sentence""");
    }

    @Test
    void row02_whatIsShownActsHidesAndFetchesNothing() {
        String html = PitfallMails.read("row02-html-only").body().html();
        assertThat(html)
                .contains("<b>wrong</b>", "rel=\"noopener nofollow\"", "hidden words")
                .doesNotContain("script", "onclick", "onload", "style", "img", "form", "iframe", "javascript", "cid:");
    }

    @Test
    void row03_textIsPreferredAndTheDifferenceTold() {
        ParsedMail mail = PitfallMails.read("row03-text-and-html-disagree");
        assertThat(mail.body().text()).isEqualTo("The dose is too high.");
        assertThat(mail.body().html()).contains("watches");
        assertThat(mail.warnings()).contains(ParseWarning.TEXT_AND_HTML_DIFFER);
    }

    @Test
    void row03_textThatOnlyPointsToTheHtmlGivesWay() {
        ParsedMail mail = PitfallMails.read("row03-stub");
        assertThat(mail.body().text()).startsWith("The maximum dose in the second table");
        assertThat(mail.warnings()).doesNotContain(ParseWarning.TEXT_AND_HTML_DIFFER);
    }

    @Test
    void row03_blankTextGivesWay() {
        assertThat(PitfallMails.read("row03-blank-text").body().text()).isEqualTo("The dose is too high.");
    }

    @Test
    void row03_textThatIsBlankToTheEyeGivesWay() {
        ParsedMail mail = PitfallMails.read("row03-blank-to-the-eye");
        assertThat(mail.body().text()).isEqualTo("The dose is wrong.");
        assertThat(mail.warnings()).doesNotContain(ParseWarning.TEXT_AND_HTML_DIFFER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u00a0", "\u200b \u200c", "\u00ad", "\u3164", "\uffa0", "\u2800", "\ufeff", "\u2060", "\ufffc"})
    void row03_whateverTheBlankIsTheHtmlBelowItIsShown(String blank) {
        assertThat(PitfallMails.alternatives(blank, "<p>5 mg, not 50</p>")
                        .body()
                        .said())
                .isEqualTo("5 mg, not 50");
    }

    @Test
    void row03_aBlankPageLeavesTheText() {
        ParsedMail mail = PitfallMails.alternatives("5 mg, not 50", "<p>&nbsp;</p><p>&#8203;</p>");
        assertThat(mail.body().text()).isEqualTo("5 mg, not 50");
    }

    @Test
    void row08_aLineOfInvisibleSignsDoesNotPartWhatIsQuoted() {
        ParsedMail mail = PitfallMails.withHeaderAndWords(
                "In-Reply-To: <a@b>", "Yes.\n\nOn Mon, 2 Nov 2026, Desk wrote:\n\u00a0\u200b\n> Which?\n");
        assertThat(mail.body().said()).isEqualTo("Yes.");
    }

    @Test
    void row30_wordsThatNobodySeesAreNone() {
        assertThat(PitfallMails.withHeaderAndWords("X-Test: 1", "\u200b\u3164\u00a0\n")
                        .warnings())
                .contains(ParseWarning.NO_WORDS);
        assertThat(PitfallMails.withHeaderAndWords("Content-Type: text/html; charset=utf-8", "<p>&nbsp;</p>")
                        .warnings())
                .contains(ParseWarning.NO_WORDS);
    }

    @Test
    void row30_aSubjectThatNobodySeesIsNone() {
        byte[] raw = PitfallMails.bytes("From: rita@reader.example\nSubject: =?utf-8?B?4oCL?=\n\nThe dose is wrong.\n");
        assertThat(PitfallMails.READER.read(raw).subject()).isEmpty();
    }

    @Test
    void row05_aWrappedMailIsUnwrapped() {
        ParsedMail mail = PitfallMails.read("row05-tnef");
        assertThat(mail.body().text()).isEqualTo("The dose in the table is wrong.");
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("label.pdf");
        assertThat(mail.attachments().get(0).bytes()).asString().isEqualTo("%PDF-1.4 a label");
        assertThat(mail.warnings()).contains(ParseWarning.UNPACKED_TNEF);
    }

    @Test
    void row05_aWrappedMailThatIsOnlyRichTextIsRead() {
        ParsedMail mail = PitfallMails.read("row05-tnef-rich-text");
        assertThat(mail.body().text())
                .isEqualTo(
                        "The dose for children in the table is wrong: it says 50\u00b5g, and 5\u00a0\u00b5g is right.\n\n"
                                + "My caf\u00e9 doctor said so, and \u201cso does the leaflet\u201d.");
        assertThat(mail.warnings()).contains(ParseWarning.UNPACKED_TNEF);
        assertThat(mail.attachments()).isEmpty();
    }

    @Test
    void row05_aWrappedPageInRichTextIsRead() {
        ParsedMail mail = PitfallMails.read("row05-tnef-page-in-rich-text");
        assertThat(mail.body().text())
                .isEqualTo("The second table is wrong.\nPlease look at the third row & the note.");
    }

    @Test
    void row05_aWrappingThatCannotBeOpenedIsKept() {
        ParsedMail mail = PitfallMails.read("row05-broken-tnef");
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("winmail.dat");
        assertThat(mail.warnings()).doesNotContain(ParseWarning.UNPACKED_TNEF);
    }

    @Test
    void row06_theReporterIsWhoForwardsAMailAsAttachment() {
        ParsedMail mail = PitfallMails.read("row06-forwarded-as-attachment");
        assertThat(mail.from()).isEqualTo(new Sender("rita@reader.example", "Rita Reader"));
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("Dosis f\u00fcr Kinder.eml");
        assertThat(mail.body().said())
                .contains(
                        "My sister sent me this",
                        "From: Sister",
                        "The dose for children in the third paragraph is wrong.");
        assertThat(mail.warnings()).contains(ParseWarning.FORWARDED);
    }

    @Test
    void row07_anInlineForwardKeepsItsQuotation() {
        ParsedMail mail = PitfallMails.read("row07-inline-forward");
        assertThat(mail.body().said()).contains("> The dose for children is wrong.");
        assertThat(mail.body().quoted()).isEmpty();
        assertThat(mail.warnings()).contains(ParseWarning.FORWARDED);
    }

    @Test
    void row07_whereNothingIsLeftTheQuotationStays() {
        ParsedMail mail = PitfallMails.read("row07-nothing-but-quotation");
        assertThat(mail.body().said()).isEqualTo(mail.body().text()).contains("> Which paragraph do you mean?");
    }

    static List<String> repliesInManyLanguages() {
        return PitfallMails.names("row08-reply-");
    }

    @ParameterizedTest
    @MethodSource("repliesInManyLanguages")
    void row08_aReplyIsToldFromWhatItAnswers(String name) {
        Body body = PitfallMails.read(name).body();
        assertThat(body.said())
                .doesNotContain("corrections@", "Which paragraph", "2026")
                .isNotBlank();
        assertThat(body.quoted()).contains("2026", "> Which paragraph do you mean?", "> The desk");
        assertThat(body.text()).contains(body.said(), body.quoted());
    }

    static List<String> repliesWithOutlooksHeaders() {
        return PitfallMails.names("row08-outlook-");
    }

    @ParameterizedTest
    @MethodSource("repliesWithOutlooksHeaders")
    void row08_theHeadersOutlookPutsAboveTheQuotationBeginIt(String name) {
        Body body = PitfallMails.read(name).body();
        assertThat(body.said()).isNotBlank().doesNotContain("Rita Reader", "____", "Which paragraph");
        assertThat(body.quoted()).startsWith("____").contains("Rita Reader", "Which paragraph do you mean?");
    }

    @Test
    void row08_theyAreFourteenLanguages() {
        assertThat(repliesWithOutlooksHeaders()).hasSize(14);
        assertThat(repliesInManyLanguages()).hasSize(16);
    }

    @Test
    void row08_answersBetweenTheLinesAreAllSaid() {
        Body body = PitfallMails.read("row08-answers-between").body();
        assertThat(body.said()).contains("The third one.", "The label of 2025.").doesNotContain(">");
        assertThat(body.quoted()).contains("> Which paragraph do you mean?", "> And which source?");
    }

    @Test
    void row08_aLineThatAnnouncesTheOriginalBeginsIt() {
        Body body = PitfallMails.read("row08-original-message").body();
        assertThat(body.said()).isEqualTo(THIRD);
        assertThat(body.quoted()).startsWith("-----Original Message-----").endsWith("Which paragraph do you mean?");
    }

    @Test
    void row08_aFirstReportIsNotTrimmed() {
        Body body = PitfallMails.read("row08-first-report-quotes-the-article").body();
        assertThat(body.said()).isEqualTo(body.text()).contains("> 4,000 mg.", "Rita");
        assertThat(body.quoted()).isEmpty();
        assertThat(body.signature()).isEmpty();
    }

    static List<String> repliesOfManyPrograms() {
        return PitfallMails.names("row09-");
    }

    @ParameterizedTest
    @MethodSource("repliesOfManyPrograms")
    void row09_theQuotationIsFoundByTheMarksOfItsProgram(String name) {
        Body body = PitfallMails.read(name).body();
        assertThat(body.said()).startsWith(THIRD).doesNotContain("Desk", "paragraph?");
        assertThat(body.quoted()).contains("Which paragraph?");
        assertThat(body.text()).contains(THIRD, "Which paragraph?");
        assertThat(body.html()).contains("Which paragraph?");
    }

    @Test
    void row10_aSignatureIsFoldedAwayNotDropped() {
        Body body = PitfallMails.read("row10-signature").body();
        assertThat(body.said()).isEqualTo("The third paragraph -- not the second.");
        assertThat(body.signature()).isEqualTo("--\u0020\nRita Reader\nDoctors Street 1");
    }

    @Test
    void row10_whatATelephoneAddsIsASignature() {
        Body body = PitfallMails.read("row10-sent-from-phone").body();
        assertThat(body.said()).isEqualTo(THIRD);
        assertThat(body.signature()).isEqualTo("Sent from my iPhone");
        assertThat(body.quoted()).contains("> Which?");
    }

    @Test
    void row30_aMailWithoutWordsIsAReportAllTheSame() {
        ParsedMail mail = PitfallMails.read("row30-empty-body");
        assertThat(mail.subject()).isEqualTo("The dose in the third paragraph is wrong");
        assertThat(mail.warnings()).contains(ParseWarning.NO_WORDS);
        assertThat(Classifier.classify(mail, PitfallMails.aQuietHour()).route()).isEqualTo(Classification.Route.HUMAN);
        assertThat(PitfallMails.read("row30-only-a-file").attachments())
                .extracting(Attachment::name)
                .containsExactly("screenshot.png");
    }
}
