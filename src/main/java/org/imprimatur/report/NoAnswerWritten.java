package org.imprimatur.report;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The reader is owed an answer, and it has no words. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class NoAnswerWritten extends Refusal {

    NoAnswerWritten() {
        super();
    }
}
