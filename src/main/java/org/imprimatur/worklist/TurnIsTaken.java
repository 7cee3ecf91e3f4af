package org.imprimatur.worklist;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody else was quicker. */
@ResponseStatus(HttpStatus.CONFLICT)
public class TurnIsTaken extends Refusal {

    public TurnIsTaken(String step, String title, String holder) {
        super(step, title, holder);
    }
}
