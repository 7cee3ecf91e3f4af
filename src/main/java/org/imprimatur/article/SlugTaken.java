package org.imprimatur.article;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Another article has this address. */
@ResponseStatus(HttpStatus.CONFLICT)
public class SlugTaken extends Refusal {

    private final String free;

    SlugTaken(String slug, String holder, String free) {
        super(slug, holder, free);
        this.free = free;
    }

    /** An address like it that nobody has. */
    public String free() {
        return free;
    }
}
