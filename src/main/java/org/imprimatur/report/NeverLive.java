package org.imprimatur.report;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Readers have never seen the article, so they cannot have found a mistake in it. */
@ResponseStatus(HttpStatus.CONFLICT)
public class NeverLive extends Refusal {

    NeverLive(String title) {
        super(title);
    }
}
