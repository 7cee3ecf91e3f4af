package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;

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
}
