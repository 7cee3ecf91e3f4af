package org.imprimatur.people;

import java.util.Locale;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A link that lets somebody in once does not do so, or not any more. */
@ResponseStatus(HttpStatus.GONE)
public class LinkOver extends Refusal {

    private final OneTimeLinks.Purpose purpose;
    private final OneTimeLinks.State state;

    LinkOver(OneTimeLinks.Purpose purpose, OneTimeLinks.State state) {
        this.purpose = purpose;
        this.state = state;
    }

    /** Such a link never was: mistyped, or cut off by a mail program. */
    public boolean isUnknown() {
        return state == OneTimeLinks.State.UNKNOWN;
    }

    /** A new one can be asked for by whoever needs it. */
    public boolean isForReset() {
        return purpose == OneTimeLinks.Purpose.PASSWORD_RESET;
    }

    @Override
    public String key() {
        return super.key() + "." + word(purpose) + "." + word(state);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
