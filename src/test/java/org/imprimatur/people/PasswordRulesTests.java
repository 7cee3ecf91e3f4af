package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.imprimatur.people.PasswordRules.Flaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {

    private static final Person RUTH =
            new Person(PersonId.random(), "ruth", "Ruth Abernathy Stone", "ruth@newsroom.test", Set.of(), true);

    @ParameterizedTest
    @ValueSource(
            strings = {"four quiet herons", "correct heron battery maple!", "Ärztin geht früh heim", "x9$Kq2!vLm4z"})
    void aLongUncommonPasswordMayBeUsed(String password) {
        assertThat(PasswordRules.flawIn(password, RUTH)).isNull();
    }

    @Test
    void elevenCharactersAreTooFew() {
        assertThat(PasswordRules.flawIn("quietherons", RUTH)).isEqualTo(Flaw.TOO_SHORT);
    }

    @Test
    void aCharacterOutsideTheBasicPlaneCountsOnce() {
        assertThat(PasswordRules.flawIn("🦉🦉🦉🦉🦉🦉", RUTH)).isEqualTo(Flaw.TOO_SHORT);
    }

    @Test
    void whatBcryptWouldNotReadIsTooLong() {
        assertThat(PasswordRules.flawIn("a quiet heron ".repeat(5) + "ab", RUTH))
                .isNull();
        assertThat(PasswordRules.flawIn("a quiet heron ".repeat(5) + "abc", RUTH))
                .isEqualTo(Flaw.TOO_LONG);
        assertThat(PasswordRules.flawIn("ä quiet heron ".repeat(5), RUTH)).isEqualTo(Flaw.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Password2026!",
                "123456789012",
                "qwertyuiop123",
                "aaaaaaaaaaaa",
                "121212121212",
                "letmein!letmein!",
                "Imprimatur2026",
                "Correct-Horse-Battery-Staple"
            })
    void whatEverybodyTriesFirstIsTooCommon(String password) {
        assertThat(PasswordRules.flawIn(password, RUTH)).isEqualTo(Flaw.TOO_COMMON);
    }

    @Test
    void onesOwnNameAndAddressProtectNobody() {
        assertThat(PasswordRules.flawIn("Ruth@newsroom.test", RUTH)).isEqualTo(Flaw.LIKE_ADDRESS);
        assertThat(PasswordRules.flawIn("ruth abernathy stone", RUTH)).isEqualTo(Flaw.LIKE_ADDRESS);
    }
}
