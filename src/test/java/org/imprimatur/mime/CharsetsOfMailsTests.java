package org.imprimatur.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Row 1: bytes and the letters they stand for, in bodies and in headers alike. */
class CharsetsOfMailsTests {

    /** What is declared, and what programs write under that name. */
    private static final String DECLARED_AND_MEANT = """
            iso-8859-1       | windows-1252 | It\u2019s \u201cwrong\u201d \u2013 \u20ac 5
            ISO_8859-1       | windows-1252 | It\u2019s 5 \u20ac
            latin1           | windows-1252 | It\u2019s 5 \u20ac
            us-ascii         | windows-1252 | It\u2019s wrong \u2013 see \u00a7 5 of the label
            iso-8859-15      | windows-1252 | It\u2019s \u201cwrong\u201d
            iso-8859-2       | windows-1250 | \u201ehow\u201d
            iso-8859-9       | windows-1254 | \u201c\u015f\u201d
            iso-8859-7       | windows-1253 | \u201c\u03b1\u201d
            windows1252      | windows-1252 | \u00fcber 5 \u20ac
            cp1252           | windows-1252 | \u00fcber 5 \u20ac
            "windows-1252"   | windows-1252 | \u00fcber 5 \u20ac
            macintosh        | x-MacRoman   | f\u00fcr
            gb2312           | GB18030      | \u5242\u91cf\u9555
            gbk              | GB18030      | \u5242\u91cf\u3447
            cp936            | GBK          | \u5242\u91cf\u9555
            shift_jis        | windows-31j  | \u7528\u91cf\u2460\u2252\u7e8a
            cp932            | windows-31j  | \u7528\u91cf\u2460\uff0d
            x-sjis           | windows-31j  | \u7528\u91cf\u2460
            euc-kr           | x-windows-949 | \ub611\ubc29\uac01\ud558
            ks_c_5601-1987   | x-windows-949 | \ub611\ubc29
            cp949            | x-windows-949 | \ub611\ubc29
            euc-jp           | x-eucJP-Open | \u7528\u91cf\u2460
            big5             | Big5-HKSCS   | \u5291\u91cf\u7881
            iso-2022-jp      | x-windows-iso2022jp | \u7528\u91cf\u2460\u306f\u9593\u9055\u3044\u7e8a
            csISO2022JP      | x-windows-iso2022jp | \u7528\u91cf\u2460
            iso-2022-jp-2    | x-windows-iso2022jp | \u7528\u91cf\u2460
            iso-2022-kr      | ISO-2022-KR  | \uc6a9\ub7c9 5 mg
            koi8-r           | KOI8-R       | \u0414\u043e\u0437\u0430
            utf-16           | UTF-16       | The dose
            windows-874      | x-windows-874 | \u0e22\u0e32
            """;

    private static ParsedMail mail(String headers, byte[] body) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.writeBytes(PitfallMails.bytes("From: rita@reader.example\n" + headers + "\n\n"));
        raw.writeBytes(body);
        return PitfallMails.READER.read(raw.toByteArray());
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String quoted(byte[] bytes) {
        StringBuilder quoted = new StringBuilder();
        for (byte b : bytes) {
            quoted.append(String.format("=%02X", b));
        }
        return quoted.toString();
    }

    @Test
    void row01_mailsOfEachKindAreRead() {
        assertThat(PitfallMails.read("row01-subject-in-windows-called-latin").subject())
                .isEqualTo("It\u2019s \u201cwrong\u201d \u2013 \u20ac 5");
        assertThat(PitfallMails.read("row01-japanese-beyond-the-standard")
                        .body()
                        .text())
                .isEqualTo("\u7528\u91cf\u2460\u306f\u9593\u9055\u3044");
        assertThat(PitfallMails.read("row01-page-says-its-charset").body().text())
                .isEqualTo("\u0414\u043e\u0437\u0430 \u043d\u0435\u0432\u0435\u0440\u043d\u0430");
        ParsedMail raw = PitfallMails.read("row01-raw-bytes-in-headers");
        assertThat(raw.subject()).isEqualTo("Dosis f\u00fcr S\u00e4uglinge");
        assertThat(raw.from()).isEqualTo(new Sender("andre@x.example", "Andr\u00e9"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = DECLARED_AND_MEANT)
    void row01_aCharsetIsWhatIsMeantByIt(String declared, String meant, String words) {
        ParsedMail mail = mail("Content-Type: text/plain; charset=" + declared, words.getBytes(Charset.forName(meant)));
        assertThat(mail.body().text()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = DECLARED_AND_MEANT)
    void row01_headersAreDecodedAsBodiesAre(String declared, String meant, String words) {
        byte[] bytes = words.getBytes(Charset.forName(meant));
        String charset = declared.replace("\"", "");
        String base64 = "=?" + charset + "?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
        ParsedMail mail = mail("Subject: " + base64, new byte[0]);
        assertThat(mail.subject()).isEqualTo(words);
        assertThat(mail("Subject: =?" + charset + "?q?" + quoted(bytes) + "?=", new byte[0])
                        .subject())
                .isEqualTo(words);
        String file = "Content-Disposition: attachment; filename*=" + charset + "''"
                + quoted((words + ".pdf").getBytes(Charset.forName(meant))).replace('=', '%');
        assertThat(mail("Content-Type: application/pdf\n" + file, latin("%PDF")).attachments())
                .extracting(Attachment::name)
                .containsExactly(words + ".pdf");
    }

    @Test
    void row01_aLetterCutInTwoBetweenEncodedWordsIsWhole() {
        assertThat(mail("Subject: =?utf-8?Q?5_=C2?= =?utf-8?Q?=B5g?=", new byte[0])
                        .subject())
                .isEqualTo("5 \u00b5g");
        assertThat(mail("Subject: =?UTF-8?B?NSDC?=\n =?utf-8?B?tWc=?=", new byte[0])
                        .subject())
                .isEqualTo("5 \u00b5g");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            =?utf-8?Q?the dose?=                  | the dose
            a =?utf-8?Q?b?= c                     | a b c
            =?utf-8?Q?a?= =?iso-8859-1?Q?=E4?= b  | a\u00e4 b
            =?utf-8*de?Q?a?=                      | a
            =?x-unknown?Q?f=FCr?=                 | f\u00fcr
            =?utf-8?B?dGhlIGRvc2U?=               | the dose
            =?utf-8?Q?broken                      | =?utf-8?Q?broken
            =?utf-8?X?a?=                         | =?utf-8?X?a?=
            =?utf-8?Q?broken =?utf-8?Q?whole?=    | =?utf-8?Q?broken whole
            """)
    void row01_encodedWordsAreReadLeniently(String subject, String words) {
        assertThat(mail("Subject: " + subject, new byte[0]).subject()).isEqualTo(words);
    }

    @Test
    void row01_rawBytesInHeadersGoByTheBody() {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        raw.writeBytes(
                "Subject: \u0414\u043e\u0437\u0430\nFrom: \u0410\u0434\u0430 <ada@x.example>\nContent-Type: text/plain; charset=koi8-r\n\nx"
                        .getBytes(Charset.forName("KOI8-R")));
        ParsedMail mail = PitfallMails.READER.read(raw.toByteArray());
        assertThat(mail.subject()).isEqualTo("\u0414\u043e\u0437\u0430");
        assertThat(mail.from()).isEqualTo(new Sender("ada@x.example", "\u0410\u0434\u0430"));
    }

    @Test
    void row01_rawBytesInHeadersGoByWhatAPartDeclaresElseByTheOldCodePage() {
        byte[] subject =
                "Subject: \u0414\u043e\u0437\u0430\nContent-Type: multipart/mixed; boundary=A\n\n--A\nContent-Type: text/plain; charset=\"koi8-r\"\n\nx\n--A--\n"
                        .getBytes(Charset.forName("KOI8-R"));
        assertThat(PitfallMails.READER.read(subject).subject()).isEqualTo("\u0414\u043e\u0437\u0430");
        byte[] german = latin(
                "Subject: Dosis f\u00fcr S\u00e4uglinge\nContent-Disposition: attachment; filename=f\u00fcr.pdf\n\nx");
        ParsedMail mail = PitfallMails.READER.read(german);
        assertThat(mail.subject()).isEqualTo("Dosis f\u00fcr S\u00e4uglinge");
        assertThat(mail.attachments()).extracting(Attachment::name).containsExactly("f\u00fcr.pdf");
    }

    @Test
    void row01_aHeaderInJapaneseWithoutEncodedWordsIsRead() {
        assertThat(mail("Subject: \u001b$BMQNL\u001b(B", new byte[0]).subject()).isEqualTo("\u7528\u91cf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "; charset=us-ascii", "; charset=utf-8", "; charset=iso-2022-jp"})
    void row01_whatShiftsBetweenAlphabetsIsKnownByItsSigns(String charset) {
        ParsedMail mail = mail("Content-Type: text/plain" + charset, latin("\u001b$BMQNL-!\u001b(B 5 mg"));
        assertThat(mail.body().text()).isEqualTo("\u7528\u91cf\u2460 5 mg");
    }

    @Test
    void row01_koreanWithoutItsFirstSignAndCutShortIsRead() {
        assertThat(mail("Content-Type: text/plain; charset=iso-2022-kr", latin("\u000e?k7.\n5 mg"))
                        .body()
                        .text())
                .isEqualTo("\uc6a9\ub7c9\n5 mg");
    }

    @Test
    void row01_chineseInHzIsRead() {
        assertThat(mail("Content-Type: text/plain; charset=hz-gb-2312", latin("~{<AA?~} ~~ 5 mg"))
                        .body()
                        .text())
                .isEqualTo("\u5242\u91cf ~ 5 mg");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5 +ALU-g        | 5 \u00b5g
            f+APw-r         | f\u00fcr
            f+APw r         | f\u00fc r
            2 +- 2          | 2 + 2
            +5 mg and +50.  | +5 mg and +50.
            """)
    void row01_utf7IsDecodedAndAPlusStays(String written, String words) {
        assertThat(mail("Content-Type: text/plain; charset=utf-7", latin(written))
                        .body()
                        .text())
                .isEqualTo(words);
    }

    @Test
    void row01_whatAnOldCodePageIsCalledThoughItIsUtf8IsUtf8() {
        for (String charset : new String[] {"iso-8859-1", "windows-1252", "us-ascii", "windows-1251"}) {
            ParsedMail mail = mail(
                    "Content-Type: text/plain; charset=" + charset,
                    "5 \u00b5g f\u00fcr".getBytes(StandardCharsets.UTF_8));
            assertThat(mail.body().text()).isEqualTo("5 \u00b5g f\u00fcr");
            assertThat(mail.warnings()).contains(ParseWarning.CHARSET_GUESSED);
        }
    }

    @Test
    void row01_controlsThatUtf8CarriesFromAnOldCodePageAreItsLetters() {
        assertThat(mail("Content-Type: text/plain; charset=utf-8", "It\u0092s".getBytes(StandardCharsets.UTF_8))
                        .body()
                        .text())
                .isEqualTo("It\u2019s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<meta charset=windows-1251>",
                "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
                "<?xml version=\"1.0\" encoding=\"windows-1251\"?>"
            })
    void row01_aPageSaysItsCharsetItself(String said) {
        byte[] page = ("<html>" + said + "<p>\u0414\u043e\u0437\u0430 5 mg</p></html>")
                .getBytes(Charset.forName("windows-1251"));
        ParsedMail mail = mail("Content-Type: text/html", page);
        assertThat(mail.body().text()).isEqualTo("\u0414\u043e\u0437\u0430 5 mg");
        assertThat(mail.warnings()).doesNotContain(ParseWarning.CHARSET_GUESSED);
        assertThat(mail("Content-Type: text/html; charset=us-ascii", page)
                        .body()
                        .text())
                .isEqualTo("\u0414\u043e\u0437\u0430 5 mg");
        assertThat(mail("Content-Type: text/html; charset=x-unknown", page)
                        .body()
                        .text())
                .isEqualTo("\u0414\u043e\u0437\u0430 5 mg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gb2312", "shift_jis", "euc-kr", "big5", "iso-2022-jp", "iso-2022-kr", "euc-jp"})
    void row01_whatAnAsianCharsetIsCalledThoughItIsUtf8IsUtf8(String charset) {
        String words = "\u5242\u91cf\u9519\u8bef 5 mg";
        assertThat(mail("Content-Type: text/plain; charset=" + charset, words.getBytes(StandardCharsets.UTF_8))
                        .body()
                        .text())
                .isEqualTo(words);
    }

    @Test
    void row01_twoLettersOfChineseThatLookLikeUtf8AreChinese() {
        assertThat(mail("Content-Type: text/plain; charset=gb2312", "\u8054\u901a".getBytes(Charset.forName("GBK")))
                        .body()
                        .text())
                .isEqualTo("\u8054\u901a");
    }

    @Test
    void row01_aPageThatCallsItselfUtf16ThoughItIsNotIsRead() {
        assertThat(mail("Content-Type: text/html", latin("<meta charset=utf-16><p>The dose"))
                        .body()
                        .text())
                .isEqualTo("The dose");
    }
}
