package org.imprimatur.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bouncycastle.cms.CMSCompressedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.ZlibCompressor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows 60 to 62: a mail says something, though not where its headers say so. */
class WordsSomewhereTests {

    private static final String WORDS = "The dose is wrong.";

    private static final String PART = "Content-Type: text/plain; charset=utf-8\n\nThe dose is wrong.\n";

    private static ParsedMail mail(String headers, String body) {
        return PitfallMails.withHeaderAndWords(headers, body);
    }

    private static String base64(String words) {
        return base64(words.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder().encodeToString(bytes).replace("\r", "") + "\n";
    }

    @Test
    void row60_aBoundaryThatNeverOccursIsLookedFor() {
        ParsedMail mail = PitfallMails.read("row60-boundary-never-occurs");
        assertThat(mail.body().text()).isEqualTo(WORDS);
        assertThat(mail.warnings()).doesNotContain(ParseWarning.NO_WORDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mixed", "alternative", "related", "signed", "report", "anything"})
    void row60_whateverKindOfMultipartItIs(String kind) {
        String body = "--B\n" + PART + "--B\nContent-Type: image/png; name=a.png\n\nx\n--B--\n";
        ParsedMail mail = mail("Content-Type: multipart/" + kind + "; boundary=A", body);
        assertThat(mail.body().text()).isEqualTo(WORDS);
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("a.png");
    }

    @Test
    void row60_partsWithoutHeadersAreFoundByTheEnd() {
        assertThat(mail("Content-Type: multipart/mixed; boundary=A", "--B\n\nThe dose is wrong.\n--B--\n")
                        .body()
                        .text())
                .isEqualTo(WORDS);
    }

    @Test
    void row60_oneWithinAnotherIsFoundToo() {
        String body =
                "--A\nContent-Type: text/plain\n\nSee below.\n--A\nContent-Type: multipart/alternative; boundary=X\n\n"
                        + "--B\n" + PART + "--B--\n--A--\n";
        assertThat(mail("Content-Type: multipart/mixed; boundary=A", body)
                        .body()
                        .text())
                .isEqualTo("See below.\n\nThe dose is wrong.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/mixed; boundary=A",
                "multipart/alternative; boundary=A",
                "multipart/mixed",
                "multipart/report; boundary=A",
                "multipart/alternative; boundary=\"\""
            })
    void row60_withoutAnyPartTheBodyIsTheText(String type) {
        assertThat(mail("Content-Type: " + type, "The dose is wrong.\n").body().text())
                .isEqualTo(WORDS);
    }

    @Test
    void row60_aPageWithoutAnyPartIsAPage() {
        assertThat(mail(
                                "Content-Type: multipart/alternative; boundary=A",
                                "<html><p>The dose is <b>wrong</b>.</html>\n")
                        .body()
                        .text())
                .isEqualTo(WORDS);
    }

    @Test
    void row60_wordsBeforeThePartsCountWhereThePartsHaveNone() {
        String file = "--A\nContent-Type: image/png; name=a.png\n\nx\n--A--\n";
        assertThat(mail("Content-Type: multipart/mixed; boundary=A", "The dose is wrong.\n" + file)
                        .body()
                        .text())
                .isEqualTo(WORDS);
        ParsedMail usual = mail(
                "Content-Type: multipart/mixed; boundary=A", "This is a multi-part message in MIME format.\n" + file);
        assertThat(usual.warnings()).contains(ParseWarning.NO_WORDS);
    }

    @Test
    void row60_wordsBelowThePartsCountWhereThePartsHaveNone() {
        assertThat(mail("Content-Type: multipart/mixed; boundary=A", "--A\n\n\n--A--\nThe dose is wrong.\n")
                        .body()
                        .text())
                .isEqualTo(WORDS);
    }

    @Test
    void row60_aMultipartInBase64IsDecoded() {
        assertThat(mail(
                                "Content-Type: multipart/mixed; boundary=A\nContent-Transfer-Encoding: base64",
                                base64("--A\n" + PART + "--A--\n"))
                        .body()
                        .text())
                .isEqualTo(WORDS);
    }

    @Test
    void row60_aForwardedMailInBase64IsDecoded() {
        ParsedMail mail = PitfallMails.read("row60-mail-in-base64");
        assertThat(mail.body().text()).contains("See below.", "From: Bob", "Inner words: twice a day.");
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("inner.eml");
        assertThat(mail.attachments().get(0).bytes()).asString().startsWith("From: Bob");
    }

    @Test
    void row60_aForwardedMailInQuotedPrintableIsDecoded() {
        String body = "--A\nContent-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n"
                + "From: bob@x.example\nSubject: inner\nContent-Type: text/plain; charset=3Dutf-8\n\n5 =C2=B5g, not=\n 50\n--A--\n";
        assertThat(mail("Content-Type: multipart/mixed; boundary=A", body)
                        .body()
                        .text())
                .contains("Subject: inner")
                .endsWith("5 \u00b5g, not 50");
    }

    @Test
    void row60_wordsThatNoBlankLinePartsFromTheHeadersAreRead() {
        byte[] raw = PitfallMails.bytes("From: rita@reader.example\nSubject: Wrong dose\nThe dose is wrong.\n");
        assertThat(PitfallMails.READER.read(raw).body().text()).isEqualTo(WORDS);
    }

    @Test
    void row60_nothingButBoundariesIsNoText() {
        assertThat(mail("Content-Type: multipart/mixed; boundary=A", "--A--\n").warnings())
                .contains(ParseWarning.NO_WORDS);
    }

    @Test
    void row61_aBodyWithTheNameOfAFileIsRead() {
        ParsedMail mail = PitfallMails.read("row61-text-with-a-name");
        assertThat(mail.body().text()).isEqualTo(WORDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain; name=mail.txt",
                "Content-Type: text/html; name=mail.html",
                "Content-Type: text/plain\nContent-Disposition: inline; filename=mail.txt",
                "Content-Type: text/plain\nContent-Disposition: attachment; filename=mail.txt",
                "Content-Type: text/plain\nContent-Disposition: attachment",
                "Content-Type: application/octet-stream",
                "Content-Type: application/x-unknown",
                "Content-Type: plain",
                "Content-Type: text/x-amp-html",
                "Content-Type: text/rtf"
            })
    void row61_whereNothingElseHasWordsWhateverHasThemIsRead(String headers) {
        String words = headers.contains("rtf") ? "{\\rtf1 The dose is wrong.}" : WORDS;
        assertThat(mail(headers, words + "\n").body().text()).isEqualTo(WORDS);
        assertThat(mail("Content-Type: multipart/mixed; boundary=A", "--A\n" + headers + "\n\n" + words + "\n--A--\n")
                        .body()
                        .text())
                .isEqualTo(WORDS);
    }

    @Test
    void row61_aNamedBodyAboveAFooterIsReadFirst() {
        String body = "--A\nContent-Type: text/plain; name=mail.txt\n\nThe dose is wrong.\n"
                + "--A\nContent-Type: text/plain\n\nSent over a list\n--A--\n";
        assertThat(mail("Content-Type: multipart/mixed; boundary=A", body)
                        .body()
                        .text())
                .isEqualTo("The dose is wrong.\n\nSent over a list");
    }

    @Test
    void row61_namedFormsOfTheSameWordsAreReadOnce() {
        String body = "--A\nContent-Type: text/plain; name=mail.txt\n\nThe dose is wrong.\n"
                + "--A\nContent-Type: text/html; name=mail.html\n\n<p>The dose is wrong.</p>\n--A--\n";
        Body read =
                mail("Content-Type: multipart/alternative; boundary=A", body).body();
        assertThat(read.text()).isEqualTo(WORDS);
        assertThat(read.html()).isEqualTo("<p>The dose is wrong.</p>");
    }

    @Test
    void row61_aTextSentAsAFileBesideWordsStaysAFile() {
        String body = "--A\n\nSee the file.\n--A\nContent-Type: text/plain; name=notes.txt\n\nOther words\n--A--\n";
        ParsedMail mail = mail("Content-Type: multipart/mixed; boundary=A", body);
        assertThat(mail.body().text()).isEqualTo("See the file.");
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("notes.txt");
    }

    @Test
    void row61_bytesThatAreNoWordsAreNotRead() {
        ParsedMail mail =
                mail("Content-Type: image/png\nContent-Transfer-Encoding: base64", "iVBORw0KGgoAAAANSUhEUgAA\n");
        assertThat(mail.body().text()).isEmpty();
        assertThat(mail.warnings()).containsExactly(ParseWarning.NO_WORDS);
        assertThat(mail.attachments()).hasSize(1);
    }

    @Test
    void row62_aMailSignedAsAWholeIsRead() {
        ParsedMail mail = PitfallMails.read("row62-smime-signed");
        assertThat(mail.body().text()).isEqualTo(WORDS);
        assertThat(mail.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pkcs7-mime; smime-type=signed-data; name=smime.p7m",
                "application/x-pkcs7-mime",
                "application/octet-stream; name=smime.p7m"
            })
    void row62_withItsFilesAndWhateverItIsCalled(String type) throws CMSException, IOException {
        ParsedMail mail =
                mail("Content-Type: " + type + "\nContent-Transfer-Encoding: base64", base64(signed(inner())));
        assertThat(mail.body().text()).isEqualTo(WORDS);
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("label.pdf");
        assertThat(mail.warnings()).isEmpty();
    }

    @Test
    void row62_signedTwiceAndPackedItIsRead() throws CMSException, IOException {
        byte[] packed = new CMSCompressedDataGenerator()
                .generate(new CMSProcessableByteArray(inner()), new ZlibCompressor())
                .getEncoded();
        byte[] again = ("Content-Type: application/pkcs7-mime; smime-type=compressed-data\n"
                        + "Content-Transfer-Encoding: base64\n\n" + base64(packed))
                .getBytes(StandardCharsets.US_ASCII);
        ParsedMail mail =
                mail("Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64", base64(signed(again)));
        assertThat(mail.body().text()).isEqualTo(WORDS);
    }

    @Test
    void row62_whatUnfoldsWithoutEndIsKeptAsItCame() throws CMSException, IOException {
        byte[] bomb = new CMSCompressedDataGenerator()
                .generate(new CMSProcessableByteArray(new byte[40 * 1024 * 1024]), new ZlibCompressor())
                .getEncoded();
        ParsedMail mail = mail("Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64", base64(bomb));
        assertThat(mail.warnings()).containsExactly(ParseWarning.NO_WORDS);
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("smime.p7m");
    }

    @Test
    void row62_whatSmimeEncryptedIsSaidToBeEncrypted() {
        ParsedMail mail = PitfallMails.read("row62-smime-encrypted");
        assertThat(mail.warnings()).containsExactlyInAnyOrder(ParseWarning.ENCRYPTED, ParseWarning.NO_WORDS);
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("smime.p7m");
    }

    @Test
    void row62_whatCannotEvenBeOpenedGoesByItsDeclaration() {
        assertThat(mail("Content-Type: application/pkcs7-mime; smime-type=enveloped-data", "x")
                        .warnings())
                .contains(ParseWarning.ENCRYPTED);
        assertThat(mail("Content-Type: application/pkcs7-mime; smime-type=signed-data", "x")
                        .attachments())
                .hasSize(1);
    }

    @Test
    void row62_whatPgpEncryptedIsSaidToBeEncrypted() {
        String armour = "-----BEGIN PGP MESSAGE-----\n\nhQEMA1x\n=abcd\n-----END PGP MESSAGE-----\n";
        String parts = "--A\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n"
                + "--A\nContent-Type: application/octet-stream; name=encrypted.asc\n\n" + armour + "--A--\n";
        ParsedMail mail =
                mail("Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=A", parts);
        assertThat(mail.warnings()).containsExactlyInAnyOrder(ParseWarning.ENCRYPTED, ParseWarning.NO_WORDS);
        assertThat(mail("Content-Type: multipart/mixed; boundary=A", parts).warnings())
                .contains(ParseWarning.ENCRYPTED);
        assertThat(mail("Content-Type: text/plain", armour).warnings()).containsExactly(ParseWarning.ENCRYPTED);
        assertThat(mail("Content-Type: text/html", "<pre>" + armour + "</pre>").warnings())
                .contains(ParseWarning.ENCRYPTED);
    }

    @Test
    void row62_whatPgpOnlySignedIsRead() {
        String signed =
                "-----BEGIN PGP SIGNED MESSAGE-----\n\nThe dose is wrong.\n-----BEGIN PGP SIGNATURE-----\n\nx\n";
        ParsedMail mail = mail("Content-Type: text/plain", signed);
        assertThat(mail.body().text()).contains(WORDS);
        assertThat(mail.warnings()).isEmpty();
    }

    private static byte[] inner() {
        return ("Content-Type: multipart/mixed; boundary=I\n\n--I\n" + PART
                        + "--I\nContent-Type: application/pdf; name=label.pdf\n\n%PDF-1.4\n--I--\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] signed(byte[] mail) throws CMSException, IOException {
        return new CMSSignedDataGenerator()
                .generate(new CMSProcessableByteArray(mail), true)
                .getEncoded();
    }
}
