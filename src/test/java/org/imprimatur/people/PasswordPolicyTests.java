package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.imprimatur.people.PasswordPolicy.Flaw;
import org.imprimatur.platform.NewsroomSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTests {

    private static final PasswordPolicy RULES =
            new PasswordPolicy(new NewsroomSettings("The Example Health Desk", "corrections@localhost", true));

    private static final Person RUTH =
            new Person(PersonId.random(), "ruth", "Ruth Abernathy Stone", "ruth@newsroom.test", Set.of(), true);

    @ParameterizedTest
    @ValueSource(
            strings = {"four quiet herons", "correct heron battery maple!", "Ärztin geht früh heim", "x9$Kq2!vLm4z"})
    void aLongUncommonPasswordMayBeUsed(String password) {
        assertThat(RULES.flawIn(password, RUTH)).isNull();
    }

    @Test
    void elevenCharactersAreTooFew() {
        assertThat(RULES.flawIn("quietherons", RUTH)).isEqualTo(Flaw.TOO_SHORT);
    }

    @Test
    void aCharacterOutsideTheBasicPlaneCountsOnce() {
        assertThat(RULES.flawIn("🦉🦉🦉🦉🦉🦉", RUTH)).isEqualTo(Flaw.TOO_SHORT);
    }

    @Test
    void aPasswordOfAnyScriptHasUpTo128Characters() {
        assertThat(RULES.flawIn("тихая цапля у реки ".repeat(6) + "и еще одна здесь", RUTH))
                .isEqualTo(Flaw.TOO_LONG);
        assertThat(RULES.flawIn("тихая цапля у реки ".repeat(6) + "и ещё одна тут", RUTH))
                .isNull();
        assertThat(RULES.flawIn("静かな鷺が四羽浅瀬を渡っている", RUTH)).isNull();
    }

    @Test
    void theSamePasswordTypedOnAnotherKeyboardIsTheSame() {
        assertThat(PasswordPolicy.normalised("A\u0308rztin\u00a0geht"))
                .isEqualTo(PasswordPolicy.normalised("\u00c4rztin geht"));
        assertThat(PasswordPolicy.normalised("½ a ﬁnger")).isEqualTo("½ a ﬁnger");
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
                "lkjihgfedcba",
                "passwordpassword",
                "1qaz2wsx3edc4rfv",
                "Correct-Horse-Battery-Staple"
            })
    void whatEverybodyTriesFirstIsTooCommon(String password) {
        assertThat(RULES.flawIn(password, RUTH)).isEqualTo(Flaw.TOO_COMMON);
    }

    @Test
    void onesOwnNameAndAddressProtectNobody() {
        assertThat(RULES.flawIn("Ruth@newsroom.test", RUTH)).isEqualTo(Flaw.LIKE_ADDRESS);
        assertThat(RULES.flawIn("ruth abernathy stone", RUTH)).isEqualTo(Flaw.LIKE_ADDRESS);
        assertThat(RULES.flawIn("Abernathy-Stone-1984", RUTH)).isEqualTo(Flaw.LIKE_ADDRESS);
        assertThat(RULES.flawIn("ruth minds four quiet herons", RUTH)).isNull();
    }

    @Test
    void theNewsroomsNameProtectsNobody() {
        assertThat(RULES.flawIn("HealthDesk2026", RUTH)).isEqualTo(Flaw.LIKE_NEWSROOM);
        assertThat(RULES.flawIn("Imprimatur2026", RUTH)).isEqualTo(Flaw.LIKE_NEWSROOM);
        assertThat(RULES.flawIn("a desk under quiet herons", RUTH)).isNull();
    }
}
