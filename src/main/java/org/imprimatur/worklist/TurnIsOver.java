package org.imprimatur.worklist;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody, perhaps oneself a moment ago, has finished it already. */
@ResponseStatus(HttpStatus.CONFLICT)
public class TurnIsOver extends Refusal {

    public TurnIsOver(String step, String title) {
        super(step, title);
    }
}
