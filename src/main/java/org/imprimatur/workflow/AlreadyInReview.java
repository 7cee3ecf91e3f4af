package org.imprimatur.workflow;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** An article goes through one review at a time. */
@ResponseStatus(HttpStatus.CONFLICT)
class AlreadyInReview extends Refusal {

    AlreadyInReview(String title) {
        super(title);
    }
}
