package org.imprimatur.article;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Only what readers can see is corrected or read again. */
@ResponseStatus(HttpStatus.CONFLICT)
public class NotLive extends Refusal {

    public NotLive(String title) {
        super(title);
    }
}
