package org.imprimatur.review;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What the clinician read before signing is not what would be recorded now: name or credential changed meanwhile. */
@ResponseStatus(HttpStatus.CONFLICT)
public class StatementChanged extends Refusal {

    StatementChanged() {
        super();
    }
}
