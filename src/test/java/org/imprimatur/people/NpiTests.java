package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpiTests {

    @ParameterizedTest
    @ValueSource(strings = {"1234567893", "1245319599", "2000000002"})
    void aNumberWhoseCheckDigitFitsIsAnNpi(String npi) {
        assertThat(Npi.isValid(npi)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890",
                "1245319598",
                "3234567893",
                "123456789",
                "12345678933",
                "123456789X",
                "",
                "１２３４５６７８９３"
            })
    void anyOtherIsNot(String npi) {
        assertThat(Npi.isValid(npi)).isFalse();
    }

    @Test
    void whatIsTypedIsReadWithoutTheBlanksAroundItAndNothingIsNoNumber() {
        assertThat(Npi.read(" 1234567893 ")).isEqualTo("1234567893");
        assertThat(Npi.read("  ")).isNull();
    }

    @Test
    void aNumberWithAWrongCheckDigitIsRefused() {
        assertThatThrownBy(() -> Npi.read("1234567890")).isInstanceOf(Npi.NotAnNpi.class);
    }
}
