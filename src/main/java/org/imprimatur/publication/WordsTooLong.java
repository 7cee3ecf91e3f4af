package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A notice, a banner or a reason is a few sentences. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class WordsTooLong extends Refusal {

    WordsTooLong(int longest, int found) {
        super(longest, found);
    }
}
