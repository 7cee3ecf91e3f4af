package org.imprimatur.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaisedTextTests {

    @ParameterizedTest
    @CsvSource({
        "10, 9, 10⁹",
        "10, −3, 10⁻³",
        "Ca, 2+, Ca²⁺",
        "10, n, 10ⁿ",
        "10, n+x, 10^(n+x)",
        "10, x, 10^x",
        "1, st, 1st",
        "sleep, st, sleep^(st)",
        "sleep, a, sleep^a",
        "sleep, '4,5', 'sleep^(4,5)'",
        "Name, ®, Name®",
        "'', 131, ¹³¹"
    })
    void aRaisedNumberStaysApartFromTheOneBeforeIt(String before, String raised, String plain) {
        assertThat(before + RaisedText.raised(before, raised)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({"CO, 2, CO₂", "C, max, Cmax", "HbA, 1c, HbA1c", "10, b, 10_b", "10, 2, 10₂", "x, i+1, x_(i+1)"})
    void aLoweredOneToo(String before, String lowered, String plain) {
        assertThat(before + RaisedText.lowered(before, lowered)).isEqualTo(plain);
    }
}
