package org.imprimatur.workflow;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Whoever acted did all right; what follows their step in the drawing of the process cannot be done. */
@ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
class DrawingAtFault extends Refusal {

    DrawingAtFault(String step, String title, Throwable cause) {
        super(step, title);
        initCause(cause);
    }
}
