package org.imprimatur.publication;

import java.time.Instant;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.VisibleText;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The withdrawal of an article from readers, and its reason. */
public record Withdrawal(String reason, Instant at) {

    private static final int LONGEST = 2_000;

    /**
     * A withdrawal for a reason as a publisher typed it.
     *
     * @throws WithdrawalReasonMissing if there is none
     * @throws NoticeText.WordsTooLong if it is longer than a notice can be
     */
    static Withdrawal because(String typed, Instant now) {
        String reason =
                NoticeText.shortEnough(LONGEST, typed.replace("\r\n", "\n").strip());
        if (VisibleText.isBlank(reason)) {
            throw new WithdrawalReasonMissing();
        }
        return new Withdrawal(reason, now);
    }

    /** Readers are told why an article is gone. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class WithdrawalReasonMissing extends Refusal {

        WithdrawalReasonMissing() {
            super();
        }
    }
}
