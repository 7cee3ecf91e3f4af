package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Only what readers see can be corrected or read again. */
@ResponseStatus(HttpStatus.CONFLICT)
public class NotLive extends Refusal {

    NotLive(String title) {
        super(title);
    }
}
