package org.imprimatur.review;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The stored text no longer hashes to its record. Nobody signs or publishes it until that is explained. */
@ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
public class TextNotIntact extends Refusal {

    public TextNotIntact(String title, int revision) {
        super(title, Integer.toString(revision));
    }
}
