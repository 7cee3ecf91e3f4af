package org.imprimatur.mime.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.imprimatur.ProcessorTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RtfTextTests {

    @Test
    void wordsKeepWhatRaisesLowersAndStrikesThem() {
        assertThat(
                        RtfText.words(
                                "{\\rtf1 10{\\super 6} H\\sub 2\\nosupersub O, {\\strike 5 }50 mg\\par \\strike no\\strike0  yes}"))
                .isEqualTo("10^6^ H~2~O, ~~5 ~~50 mg\n~~no~~ yes");
    }

    @Test
    void fontsColoursAndPicturesAreNotSaid() {
        assertThat(RtfText.words("{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0;}{\\*\\generator X;}{\\pict 89504e}"
                        + "{\\info{\\author Robin}}\\f0 The {\\b dose} is wrong.}"))
                .isEqualTo("The dose is wrong.");
    }

    @Test
    void paragraphsCellsAndQuotationMarksAreKept() {
        assertThat(RtfText.words("{\\rtf1 One\\par Two\\line a\\tab b\\cell \\ldblquote c\\rdblquote\\~d\\{e\\}\\\\}"))
                .isEqualTo("One\nTwo\na\tb\t\u201cc\u201d\u00a0d{e}\\");
    }

    @Test
    void lettersComeFromTheCodePageOrFromBeyondIt() {
        assertThat(RtfText.words("{\\rtf1\\ansicpg1251 \\'c4\\'ee\\'e7\\'e0}")).isEqualTo("\u0414\u043e\u0437\u0430");
        assertThat(RtfText.words("{\\rtf1\\ansicpg932 \\'97\\'ca}")).isEqualTo("\u91cf");
        assertThat(RtfText.words("{\\rtf1\\uc1 5 \\u181?g {\\uc0\\u-10179\\u-8704 }\\u8364 \\'80!}"))
                .isEqualTo("5 \u00b5g \ud83d\ude00\u20ac!");
    }

    @Test
    void bytesOfAPictureAreNoText() {
        assertThat(RtfText.words("{\\rtf1 a{\\pict\\bin4 }}}}b}c}")).isEqualTo("ac");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "}", "\\par ", "{\\b ", "\\u9999999999", "\\'", "\\bin-5 ", "\\uc99999 ", "{\\*"})
    void noFileKeepsAReaderBusy(String bit) {
        String rich = "{\\rtf1 " + bit.repeat(1_000_000);
        String words = ProcessorTime.atMost(Duration.ofSeconds(5), () -> RtfText.words(rich));
        assertThat(words).hasSizeLessThanOrEqualTo(rich.length());
    }

    @Property
    void anythingIsRead(@ForAll @StringLength(max = 200) String bits) {
        assertThatCode(() -> RtfText.words("{\\rtf1 " + bits)).doesNotThrowAnyException();
    }
}
