package org.imprimatur.article;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody saved a newer revision meanwhile. */
@ResponseStatus(HttpStatus.CONFLICT)
public class StaleSave extends Refusal {

    private final int base;
    private final int latest;

    public StaleSave(int base, int latest) {
        super(base, latest);
        this.base = base;
        this.latest = latest;
    }

    public int base() {
        return base;
    }

    public int latest() {
        return latest;
    }
}
