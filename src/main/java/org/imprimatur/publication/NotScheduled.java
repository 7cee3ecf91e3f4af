package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no scheduled publication to call back: it went live, or somebody called it back before. */
@ResponseStatus(HttpStatus.CONFLICT)
public class NotScheduled extends Refusal {

    NotScheduled(String title) {
        super(title);
    }
}
