package org.imprimatur.publication;

import java.time.Instant;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.VisibleText;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A warning above a text readers go on seeing while something dangerous in it is being put right. */
public record Banner(String words, Instant raisedAt) {

    private static final int LONGEST = 600;

    /**
     * A warning as a publisher typed it.
     *
     * @throws BannerWordsMissing if there are no words
     * @throws NoticeText.WordsTooLong if there are too many
     */
    static Banner saying(String typed, Instant now) {
        String words = NoticeText.shortEnough(LONGEST, typed.strip());
        if (VisibleText.isBlank(words)) {
            throw new BannerWordsMissing();
        }
        return new Banner(words, now);
    }

    /** Whether what it warns of is put right, or was known to whoever signed, once an edition of this kind is live. */
    boolean isAnsweredBy(Edition.Kind kind, Instant signed) {
        return kind == Edition.Kind.CORRECTION || signed.isAfter(raisedAt);
    }

    /** A banner says what readers must not do. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class BannerWordsMissing extends Refusal {

        BannerWordsMissing() {
            super();
        }
    }
}
