package org.imprimatur.article.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetDetectorTests {

    private static final String RUSSIAN = "Взрослым нужно спать не менее семи часов в сутки. Бессонница вредит сердцу, "
            + "поэтому врач может назначить лечение. Не принимайте лекарство без рецепта.";
    private static final String JAPANESE = "成人は七時間の睡眠が必要です。薬を飲む前に医師に相談してください。毎日同じ時間に寝ましょう。";
    private static final String CHINESE = "成年人每晚需要睡七个小时。服药之前请咨询医生。每天应该在同一时间睡觉，不要喝咖啡。";
    private static final String KOREAN = "성인은 하루에 일곱 시간의 수면이 필요합니다. 약을 먹기 전에 의사와 상담하십시오.";

    private final LossCollector losses = new LossCollector();

    private String read(String words, String charset) {
        return CharsetDetector.text(words.getBytes(Charset.forName(charset)), losses);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void wideLettersAreKnownWithAndWithoutAMark(String charset) {
        String words = "Sleep: seven hours – “gut”, 5 µg.\nTwo.";
        assertThat(read(words, charset)).isEqualTo(words);
        assertThat(read("\uFEFF" + words, charset)).isEqualTo(words);
        assertThat(losses.told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"windows-1251", "KOI8-R", "ISO-8859-5"})
    void russianIsRecognised(String charset) {
        assertThat(read(RUSSIAN, charset)).isEqualTo(RUSSIAN);
        assertThat(losses.told()).singleElement().satisfies(loss -> {
            assertThat(loss.kind()).isEqualTo(LossKind.ENCODING_GUESSED);
            assertThat(loss.detail()).startsWith("Взрослым нужно");
        });
    }

    @Test
    void eastAsianTextsAreRecognised() {
        assertThat(read(JAPANESE, "Shift_JIS")).isEqualTo(JAPANESE);
        assertThat(read(JAPANESE, "EUC-JP")).isEqualTo(JAPANESE);
        assertThat(read(CHINESE, "GB18030")).isEqualTo(CHINESE);
        assertThat(read(KOREAN, "EUC-KR")).isEqualTo(KOREAN);
    }

    @Test
    void whatAFileSaysOfItselfIsBelieved() {
        for (String head : List.of(
                "<!doctype html><meta charset=\"%s\"><p>",
                "<?xml version=\"1.0\" encoding='%s'?><p>", "Content-Type: text/plain; charset=%s\n\n")) {
            for (String charset : List.of("macintosh", "windows-1250", "iso-8859-15", "iso-8859-2")) {
                String words = head.formatted(charset) + "Größe";
                String known = charset.equals("macintosh") ? "x-MacRoman" : charset;
                assertThat(read(words, known)).as(charset).isEqualTo(words);
            }
        }
        assertThat(losses.told()).isEmpty();
    }

    @Test
    void aWrongDeclarationDoesNotSpoilUtf8() {
        String words = "<meta charset=iso-8859-1><p>Größe – 5 µg";
        assertThat(read(words, "UTF-8")).isEqualTo(words);
        assertThat(losses.told()).isEmpty();
    }

    @Test
    void anOldWesternFileIsReadAsWindowsWritesItAndShown() {
        assertThat(read("Sleep in café – “well”", "windows-1252")).isEqualTo("Sleep in café – “well”");
        assertThat(losses.told()).containsExactly(new Loss(LossKind.ENCODING_GUESSED, 1, "café – “well”", ""));
    }

    @Test
    void anyBytesAreReadOrKnownAsNoText() {
        assertThat(CharsetDetector.isText(CharsetDetector.text(new byte[] {0, 1, 0, 2, 5}, losses)))
                .isFalse();
        assertThat(CharsetDetector.text("x".getBytes(UTF_8), losses)).isEqualTo("x");
    }
}
