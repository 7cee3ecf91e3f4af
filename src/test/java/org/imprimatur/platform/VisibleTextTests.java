package org.imprimatur.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTests {

    @ParameterizedTest
    @ValueSource(
            ints = {
                ' ', '\t', '\n', 0, 0x85, 0xA0, 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x1680, 0x17B4, 0x180B, 0x180E,
                0x2002, 0x200B, 0x200C, 0x200D, 0x200E, 0x2028, 0x202F, 0x205F, 0x2060, 0x2063, 0x2066, 0x206A, 0x2800,
                0x3000, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFC, 0x1D159, 0x1D173, 0xE0020, 0xE0100
            })
    void whatNobodySeesIsBlank(int character) {
        assertThat(VisibleText.isBlank(" " + Character.toString(character) + "\u00a0"))
                .as("U+%04X", character)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", ".", "-", "\u200b5\u200b", "\u2764\ufe0f", "\u3131", "\u2801", "\ufffd", "\u00b7"})
    void whatAnybodySeesIsNot(String text) {
        assertThat(VisibleText.isBlank(text)).isFalse();
    }

    @Test
    void nothingIsBlank() {
        assertThat(VisibleText.isBlank("")).isTrue();
    }
}
