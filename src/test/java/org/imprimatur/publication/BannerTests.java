package org.imprimatur.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BannerTests {

    private static final Instant RAISED = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void aBannerSaysWhatReadersMustNotDo() {
        assertThat(Banner.saying(" Do not follow the hours below.\n", RAISED))
                .isEqualTo(new Banner("Do not follow the hours below.", RAISED));
        assertThatThrownBy(() -> Banner.saying("  ", RAISED)).isInstanceOf(Banner.BannerWordsMissing.class);
    }

    @Test
    void aBannerIsAFewSentences() {
        assertThat(Banner.saying("x".repeat(600), RAISED).words()).hasSize(600);
        assertThatThrownBy(() -> Banner.saying("x".repeat(601), RAISED))
                .isInstanceOfSatisfying(
                        NoticeText.WordsTooLong.class,
                        refusal -> assertThat(refusal.arguments()).containsExactly(600, 601));
    }

    @Test
    void aCorrectionAnswersTheBanner() {
        assertThat(new Banner("Beware.", RAISED).isAnsweredBy(Edition.Kind.CORRECTION, RAISED.minusSeconds(1)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "CORRECTION", mode = EnumSource.Mode.EXCLUDE)
    void anyOtherEditionAnswersItIfItWasSignedSince(Edition.Kind kind) {
        Banner banner = new Banner("Beware.", RAISED);
        assertThat(banner.isAnsweredBy(kind, RAISED.plusSeconds(1))).isTrue();
        assertThat(banner.isAnsweredBy(kind, RAISED)).isFalse();
        assertThat(banner.isAnsweredBy(kind, RAISED.minusSeconds(1))).isFalse();
    }
}
