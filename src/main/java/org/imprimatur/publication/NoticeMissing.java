package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A correction goes live with the notice that tells readers of it, or not at all. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class NoticeMissing extends Refusal {

    NoticeMissing(String title) {
        super(title);
    }
}
