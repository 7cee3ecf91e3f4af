package org.imprimatur.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImportedFileTests {

    @Test
    void aFileIsCalledWithoutItsFolders() {
        assertThat(name("C:\\Users\\me\\sleep.docx")).isEqualTo("sleep.docx");
        assertThat(name("/home/me/sleep.docx")).isEqualTo("sleep.docx");
    }

    @Test
    void aLongNameKeepsItsBeginningAndItsEnd() {
        String name = name("a".repeat(400) + " final version.docx");
        assertThat(name).hasSizeLessThanOrEqualTo(200).startsWith("aaaa").endsWith(" final version.docx");
        assertThat(name).contains("…");
    }

    @Test
    void noSignIsCutInHalf() {
        String name = name("\uD83D\uDE34".repeat(150) + ".docx");
        assertThat(name.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        assertThat(name("x" + "\uD83D\uDE34".repeat(150) + ".docx").codePoints())
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    @Test
    void aNameWrittenFromTheRightTurnsNothingAroundIt() {
        assertThat(name("\u202Excod.peels.docx")).isEqualTo("xcod.peels.docx");
        assertThat(name("\u05E9\u05D9\u05E0\u05D4.docx")).isEqualTo("\u05E9\u05D9\u05E0\u05D4.docx");
        assertThat(ImportedFile.of(new byte[0], "a\u0000\n.md").inASentence()).isEqualTo("\u2068a.md\u2069");
    }

    private static String name(String brought) {
        return ImportedFile.of(new byte[0], brought).name();
    }
}
