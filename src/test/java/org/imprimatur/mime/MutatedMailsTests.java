package org.imprimatur.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.inbox.Classifier;

/** What holds for every mail, of whatever bytes: our awkward ones with bytes flipped, cut, doubled and mixed. */
@FullBuildOnly
class MutatedMailsTests {

    private static final List<byte[]> MAILS = PitfallMails.names().stream()
            .map(PitfallMails::raw)
            .filter(raw -> raw.length < 20_000)
            .toList();

    @Property(tries = 3_000, shrinking = ShrinkingMode.BOUNDED)
    void everyMailIsReadInTimeAndWithoutControlCharacters(@ForAll("mutatedMails") byte[] raw) {
        ParsedMail mail = PitfallMails.READER.read(raw);
        assertThat(mail.warnings()).doesNotContain(ParseWarning.TOOK_TOO_LONG);
        assertThat(textsOf(mail))
                .allSatisfy(text -> assertThat(text.codePoints().allMatch(MutatedMailsTests::isHarmless))
                        .as(text)
                        .isTrue());
        assertThat(linesOf(mail)).noneMatch(line -> line.contains("\n"));
        assertThat(mail.attachments())
                .extracting(Attachment::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> !name.isBlank());
        assertThat(Classifier.classify(mail, PitfallMails.aQuietHour()).causes())
                .isNotEmpty();
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.BOUNDED)
    void everyMailHasOneKeyWhateverItsBytes(@ForAll("mutatedMails") byte[] raw) {
        DedupeKey key = DedupeKey.of(raw, false, raw.length);
        assertThat(key.key()).matches("[0-9a-f]{64}");
        assertThat(DedupeKey.of(raw.clone(), false, raw.length)).isEqualTo(key);
        assertThat(PitfallMails.READER.read(raw).contentDigest()).isEqualTo(key.contentDigest());
    }

    @Property(tries = 1_000)
    void noBytesAreTooStrange(@ForAll byte[] raw) {
        assertThat(PitfallMails.READER.read(raw).contentDigest())
                .isEqualTo(DedupeKey.of(raw, false, raw.length).contentDigest());
    }

    @Property(tries = 500)
    void theTracesOfItsWayDoNotChangeAMailsKey(@ForAll("mails") byte[] raw, @ForAll("traces") String traces) {
        byte[] traced = joined(traces.getBytes(StandardCharsets.UTF_8), raw);
        assertThat(key(traced)).isEqualTo(key(raw));
    }

    @Property(tries = 300)
    void theKindOfLineEndsDoesNotChangeAMailsKey(@ForAll("mails") byte[] raw) {
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        byte[] unix = text.replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] dos = text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(key(unix)).isEqualTo(key(dos));
        assertThat(key(joined(unix, "\n\n".getBytes(StandardCharsets.UTF_8)))).isEqualTo(key(dos));
    }

    @Property(tries = 500)
    void otherWordsAreAnotherMail(@ForAll("mails") byte[] raw, @ForAll int place, @ForAll byte other) {
        int body = HeaderBlock.of(raw).body();
        if (body >= raw.length) {
            return;
        }
        int at = body + Math.floorMod(place, raw.length - body);
        byte[] changed = raw.clone();
        changed[at] = other;
        boolean same = isLineEnd(other) || isLineEnd(raw[at]) || other == raw[at];
        if (!same) {
            assertThat(key(changed)).isNotEqualTo(key(raw));
        }
    }

    @Provide
    Arbitrary<byte[]> mails() {
        return Arbitraries.of(PitfallMails.names("row0").stream()
                .filter(name -> !name.contains("too"))
                .map(PitfallMails::raw)
                .filter(raw -> HeaderBlock.of(raw).strays().isEmpty())
                .toList());
    }

    @Provide
    Arbitrary<String> traces() {
        return Arbitraries.of(
                        "Received: from a by b; Mon, 23 Nov 2026 09:15:10 +0100\r\n",
                        "Return-Path: <bounce@x.example>\r\n",
                        "Delivered-To: corrections@imprimatur.example\r\n",
                        "DKIM-Signature: v=1;\r\n\ta=rsa-sha256; b=x\r\n",
                        "ARC-Seal: i=1\r\n",
                        "X-Anything: at all\r\n")
                .list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .map(lines -> String.join("", lines));
    }

    @Provide
    Arbitrary<byte[]> mutatedMails() {
        return Combinators.combine(Arbitraries.of(MAILS), Arbitraries.of(MAILS), Arbitraries.longs())
                .as(MutatedMailsTests::mutated);
    }

    /** One to eight changes: a flip, a cut, a doubled piece, strange bytes put in, or the end of another mail. */
    private static byte[] mutated(byte[] mail, byte[] other, long seed) {
        Random random = new Random(seed);
        byte[] bytes = mail;
        for (int changes = 1 + random.nextInt(8); changes > 0 && bytes.length > 0; changes--) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + 1 + random.nextInt(200));
            bytes = switch (random.nextInt(5)) {
                case 0 -> flipped(bytes, from, random);
                case 1 -> joined(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
                case 2 -> joined(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
                case 3 -> inserted(bytes, from, random);
                default ->
                    joined(
                            Arrays.copyOf(bytes, from),
                            Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length));
            };
        }
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(8));
        return flipped;
    }

    private static byte[] inserted(byte[] bytes, int at, Random random) {
        List<String> strange = List.of(
                "\0",
                "\r",
                "\n\n",
                "\u202e",
                "=?utf-8?Q?=00=0A?=",
                "--b\r\n",
                "Content-Type: multipart/mixed; boundary=\"b\"\r\n",
                "\r\nContent-Transfer-Encoding: base64\r\n",
                "<",
                "\"",
                "(",
                "; filename*0*=x''%00",
                "\ud83d\ude00",
                "&#0;<!--",
                "begin 644 x\r\n",
                "Content-Type: message/rfc822\r\n\r\n",
                ">",
                ":",
                "=");
        byte[] piece = strange.get(random.nextInt(strange.size())).getBytes(StandardCharsets.UTF_8);
        return joined(Arrays.copyOf(bytes, at), piece, Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            out.writeBytes(piece);
        }
        return out.toByteArray();
    }

    private static String key(byte[] raw) {
        return DedupeKey.of(raw, false, raw.length).key();
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    private static boolean isHarmless(int c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean half = c >= 0xD800 && c <= 0xDFFF;
        return !control && !turns && !half;
    }

    private static List<String> linesOf(ParsedMail mail) {
        Stream<String> sender = Stream.of(mail.from(), mail.replyTo())
                .filter(Objects::nonNull)
                .flatMap(from -> Stream.of(from.address(), from.name()));
        Stream<String> ids = Stream.of(mail.inReplyTo(), mail.references(), mail.recipients())
                .flatMap(List::stream);
        Stream<String> headers = mail.headers().lines().stream().flatMap(line -> Stream.of(line.name(), line.value()));
        Stream<String> files = mail.attachments().stream().flatMap(file -> Stream.of(file.name(), file.mediaType()));
        BounceReport bounceReport = mail.returned();
        Stream<String> back = bounceReport == null
                ? Stream.empty()
                : Stream.concat(
                        bounceReport.messageIds().stream(),
                        Stream.of(
                                bounceReport.diagnostic(),
                                String.valueOf(bounceReport.recipient()),
                                String.valueOf(bounceReport.token())));
        return Stream.of(sender, ids, headers, files, back, Stream.of(mail.subject(), String.valueOf(mail.messageId())))
                .flatMap(lines -> lines)
                .toList();
    }

    private static List<String> textsOf(ParsedMail mail) {
        Body body = mail.body();
        return Stream.concat(
                        linesOf(mail).stream(),
                        Stream.of(
                                body.text(), body.said(), body.quoted(), body.signature(), String.valueOf(body.html())))
                .toList();
    }
}
