package org.imprimatur.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WithdrawalTests {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void readersAreToldWhyAnArticleIsGone() {
        assertThat(Withdrawal.because(" It is wrong.\r\nAsk your doctor. ", NOW))
                .isEqualTo(new Withdrawal("It is wrong.\nAsk your doctor.", NOW));
        assertThatThrownBy(() -> Withdrawal.because(" \r\n ", NOW))
                .isInstanceOf(Withdrawal.WithdrawalReasonMissing.class);
    }

    @Test
    void theReasonIsNoLongerThanANoticeCanBe() {
        assertThat(Withdrawal.because("x".repeat(2_000), NOW).reason()).hasSize(2_000);
        assertThatThrownBy(() -> Withdrawal.because("x".repeat(2_001), NOW))
                .isInstanceOf(NoticeText.WordsTooLong.class);
    }
}
