package org.imprimatur.report;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A mistake is a mistake in an article, so somebody has to say which. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class NoArticlePicked extends Refusal {

    NoArticlePicked() {
        super();
    }
}
