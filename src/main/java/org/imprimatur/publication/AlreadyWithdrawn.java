package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Readers do not see the article any more. */
@ResponseStatus(HttpStatus.CONFLICT)
public class AlreadyWithdrawn extends Refusal {

    AlreadyWithdrawn(String title) {
        super(title);
    }
}
