package org.imprimatur.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rows 4, 20 to 24 and 57: mails that are too deep, too large, malformed or no mails at all, and their files. */
class ShapesOfMailsTests {

    @Test
    void row04_whatIsNestedTooDeepIsKeptUnopened() {
        ParsedMail mail = PitfallMails.read("row04-nested-too-deep");
        assertThat(mail.body().text()).startsWith("On top: the dose is wrong.");
        assertThat(mail.warnings()).contains(ParseWarning.TOO_DEEP);
        assertThat(mail.attachments()).hasSize(1);
    }

    @Test
    void row04_beyondTwoHundredPartsNobodyLooks() {
        ParsedMail mail = PitfallMails.read("row04-too-many-parts");
        assertThat(mail.body().text()).isEqualTo("The dose is wrong.");
        assertThat(mail.warnings()).contains(ParseWarning.TOO_MANY_PARTS);
        assertThat(mail.attachments()).hasSizeBetween(190, 200);
    }

    @Test
    void row04_theTolerantReaderKeepsTheSameLimits() {
        MailParser tolerant = new MailParser(List.of(), List.of(new Mime4jParser()), Duration.ofSeconds(5));
        ParsedMail deep = tolerant.read(PitfallMails.raw("row04-nested-too-deep"));
        assertThat(deep.level()).isEqualTo(ParseLevel.TOLERANT);
        assertThat(deep.warnings()).contains(ParseWarning.TOO_DEEP);
        assertThat(deep.body().text()).startsWith("On top: the dose is wrong.");
        assertThat(tolerant.read(PitfallMails.raw("row04-too-many-parts")).attachments())
                .hasSizeBetween(190, 200);
    }

    @Test
    void row20_ofAMailTooLargeTheBeginningIsRead() {
        ParsedMail mail = PitfallMails.READER.read(PitfallMails.raw("row20-oversize-beginning"), true, 30_000_000);
        assertThat(mail.body().text()).isEqualTo("The dose is wrong, see the scan.");
        assertThat(mail.warnings()).contains(ParseWarning.CUT_SHORT);
        assertThat(mail.attachments()).allMatch(Attachment::cut).noneMatch(Attachment::mayBeHandedOut);
    }

    @Test
    void row69_ofTheFileALargeMailEndsInTheNameIsKnown() {
        byte[] mail = PitfallMails.bytes("""
                From: rita@reader.example
                To: corrections@imprimatur.example
                Subject: Wrong dose
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                The dose is wrong, see page two.
                --b
                Content-Type: application/pdf; name="whole.pdf"
                Content-Disposition: attachment; filename="whole.pdf"

                %PDF
                --b
                Content-Type: image/png; name="half.png"
                Content-Disposition: attachment; filename="half.png"
                Content-Transfer-Encoding: base64

                iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR""");
        ParsedMail read = PitfallMails.READER.read(mail, true, 30_000_000);
        assertThat(read.body().text()).isEqualTo("The dose is wrong, see page two.");
        assertThat(read.attachments())
                .extracting(Attachment::name, Attachment::mayBeHandedOut)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("whole.pdf", true),
                        org.assertj.core.groups.Tuple.tuple("half.png", false));
        byte[] inTheWords =
                Arrays.copyOf(mail, new String(mail, java.nio.charset.StandardCharsets.UTF_8).indexOf("page two"));
        ParsedMail words = PitfallMails.READER.read(inTheWords, true, 30_000_000);
        assertThat(words.body().text()).isEqualTo("The dose is wrong, see");
    }

    @Test
    void row20_theSizeStandsForTheBodyThatIsNotThere() {
        byte[] beginning = PitfallMails.raw("row20-oversize-beginning");
        DedupeKey key = DedupeKey.of(beginning, true, 30_000_000);
        byte[] shorter = Arrays.copyOf(beginning, beginning.length - 100);
        assertThat(DedupeKey.of(shorter, true, 30_000_000)).isEqualTo(key);
        assertThat(DedupeKey.of(beginning, true, 30_000_001)).isNotEqualTo(key);
    }

    @Test
    void row21_aProgramIsKnownByItsBeginningWhateverItIsCalled() {
        Set<String> harmful = PitfallMails.read("row21-programs").attachments().stream()
                .filter(Attachment::harmful)
                .map(Attachment::name)
                .collect(Collectors.toSet());
        assertThat(harmful)
                .containsExactlyInAnyOrder(
                        "photo.png", "elf.pdf", "macho.txt", "script.txt", "a.klass", "short.dat", "run.VBS");
    }

    @Test
    void row21_anArchiveIsKeptAndNeverOpened() {
        List<Attachment> files = PitfallMails.read("row21-programs").attachments();
        assertThat(files)
                .extracting(Attachment::name)
                .contains("archive.zip", "label.pdf")
                .doesNotContain("inside.exe");
        assertThat(files).hasSize(9);
    }

    @Test
    void row22_namesAreDecodedStrippedAndUnique() {
        assertThat(PitfallMails.read("row22-names").attachments())
                .extracting(Attachment::name)
                .containsExactly(
                        "Dosis f\u00fcr Kinder.pdf",
                        "Beipackzettel f\u00fcr \u00c4rzte.pdf",
                        "passwd",
                        "label.pdf",
                        "label-2.pdf",
                        "photogpj.exe",
                        "a X-Evil_ 1.pdf",
                        "attachment.jpg",
                        "attachment-2.jpg",
                        "x".repeat(116) + ".pdf");
    }

    @Test
    void row23_malformedHeadersHideNeitherSenderNorWords() {
        ParsedMail mail = PitfallMails.read("row23-malformed-headers");
        assertThat(mail.from()).isEqualTo(new Sender("rita@reader.example", "Rita Reader"));
        assertThat(mail.subject()).isEqualTo("Wrong dose");
        assertThat(mail.messageId()).isEqualTo("<row23@reader.example>");
        assertThat(mail.date()).isNull();
        assertThat(mail.body().text()).isEqualTo("The dose is wrong.");
        assertThat(mail.warnings()).contains(ParseWarning.BAD_HEADERS);
    }

    @Test
    void row23_whatTheFirstReaderThrowsAtTheSecondReads() {
        ParsedMail mail = withParsers(failing(new IllegalStateException("unchecked")), new Mime4jParser());
        assertThat(mail.level()).isEqualTo(ParseLevel.TOLERANT);
        assertThat(mail.body().text()).isEqualTo("The dose is wrong.");
    }

    @Test
    void row23_whereBothThrowTheBeginningIsShown() {
        ParsedMail mail = withParsers(failing(new StackOverflowError()), failing(new NoClassDefFoundError()));
        assertThat(mail.level()).isEqualTo(ParseLevel.HEADERS);
        assertThat(mail.from()).isNotNull();
        assertThat(mail.body().text()).isEqualTo("The dose is wrong.");
    }

    @Test
    void row23_afterMemoryRanOutTheNextReaderIsNotTried() {
        ParsedMail mail = withParsers(failing(new OutOfMemoryError("of this one mail")), new Mime4jParser());
        assertThat(mail.level()).isEqualTo(ParseLevel.HEADERS);
    }

    @Test
    void row04_aReaderThatDoesNotEndIsLeftBehind() {
        ParsedMail mail = withParsers(endless(), new Mime4jParser());
        assertThat(mail.level()).isEqualTo(ParseLevel.TOLERANT);
        assertThat(mail.warnings()).contains(ParseWarning.TOOK_TOO_LONG);
    }

    @Test
    void row23_aTextWithoutHeadersIsShownAsText() {
        ParsedMail mail = PitfallMails.read("row23-plain-text-file");
        assertThat(mail.level()).isEqualTo(ParseLevel.HEADERS);
        assertThat(mail.body().text()).isEqualTo("Dear editors,\n\nthe dose is wrong.");
    }

    @Test
    void row23_whatIsNotReadableIsKeptAsItCame() {
        ParsedMail mail = PitfallMails.read("row23-unreadable");
        assertThat(mail.level()).isEqualTo(ParseLevel.UNREADABLE);
        assertThat(mail.attachments())
                .singleElement()
                .satisfies(raw -> assertThat(raw.bytes()).isEqualTo(PitfallMails.raw("row23-unreadable")));
    }

    @Test
    void row24_lineEndsInEncodedWordsBeginNoHeader() {
        ParsedMail mail = PitfallMails.read("row24-line-ends-in-encoded-words");
        assertThat(mail.subject()).isEqualTo("Wrong Bcc: victim@elsewhere.example dose");
        assertThat(mail.from()).isEqualTo(new Sender("rita@reader.example", "Rita X-Loop: evil"));
        assertThat(mail.body().text()).isEqualTo("The dose is wrong.[31m\nYes.");
    }

    @Test
    void row57_zerosAreTakenOutEverywhere() {
        ParsedMail mail = PitfallMails.read("row57-nul");
        assertThat(mail.subject()).isEqualTo("Wrong dose");
        assertThat(mail.from()).isEqualTo(new Sender("rita@reader.example", "Ri ta"));
        assertThat(mail.body().text()).isEqualTo("The dose is wrong.");
        assertThat(mail.body().html()).doesNotContain("\0");
    }

    private static ParsedMail withParsers(MimeParser first, MimeParser second) {
        return new MailParser(List.of(), List.of(first, second), Duration.ofSeconds(2))
                .read(PitfallMails.raw("row23-headers-only-rung"));
    }

    private static MimeParser failing(Throwable failure) {
        return new MimeParser() {

            @Override
            public ParseLevel level() {
                return ParseLevel.LENIENT;
            }

            @Override
            public MimePart parse(byte[] mail, int depth, ParseBudget parseBudget) throws Exception {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (Exception) failure;
            }
        };
    }

    private static MimeParser endless() {
        return new MimeParser() {

            @Override
            public ParseLevel level() {
                return ParseLevel.LENIENT;
            }

            @Override
            public MimePart parse(byte[] mail, int depth, ParseBudget parseBudget) throws InterruptedException {
                while (!Thread.interrupted()) {
                    Thread.onSpinWait();
                }
                throw new InterruptedException();
            }
        };
    }
}
