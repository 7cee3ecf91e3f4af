package org.imprimatur.review;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The text needs a second pair of eyes, and this pair has signed it. */
@ResponseStatus(HttpStatus.CONFLICT)
public class AlreadySigned extends Refusal {

    AlreadySigned(String title) {
        super(title);
    }
}
