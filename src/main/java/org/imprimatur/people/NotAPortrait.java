package org.imprimatur.people;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The file cannot become a portrait, with the reason. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class NotAPortrait extends Refusal {

    enum Why {
        EMPTY,
        TOO_HEAVY,
        NOT_A_PICTURE,
        TOO_MANY_PIXELS,
        TOO_SMALL
    }

    private final Why why;

    NotAPortrait(Why why) {
        this.why = why;
    }

    @Override
    public String key() {
        return super.key() + "." + why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
