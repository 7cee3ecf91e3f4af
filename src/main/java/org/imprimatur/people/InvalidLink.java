package org.imprimatur.people;

import java.util.Locale;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A one-time link does nothing, or not any more. */
@ResponseStatus(HttpStatus.GONE)
public class InvalidLink extends Refusal {

    enum Why {
        USED,
        /** A newer link was made, or the reason for this one is gone. */
        REPLACED,
        /** Its time is over. */
        EXPIRED,
        /** Such a link never was: mistyped, or cut off by a mail program. */
        UNKNOWN
    }

    private final OneTimeLink.Purpose purpose;
    private final Why why;

    InvalidLink(OneTimeLink.Purpose purpose, Why why) {
        this.purpose = purpose;
        this.why = why;
    }

    /** Such a link never was. */
    public boolean isUnknown() {
        return why == Why.UNKNOWN;
    }

    /** A new one can be asked for by whoever needs it. */
    public boolean isForReset() {
        return purpose == OneTimeLink.Purpose.PASSWORD_RESET;
    }

    @Override
    public String key() {
        return super.key() + "." + word(purpose) + "." + word(why);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
