package org.imprimatur.worklist;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** It is in other hands, or meant for a role the person does not hold. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class NotYourTurn extends Refusal {

    public NotYourTurn(String step, String title) {
        super(step, title);
    }
}
