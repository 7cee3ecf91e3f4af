package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A banner says what readers must not do. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class BannerWordsMissing extends Refusal {

    BannerWordsMissing() {
        super();
    }
}
