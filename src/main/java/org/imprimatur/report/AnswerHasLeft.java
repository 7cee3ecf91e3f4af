package org.imprimatur.report;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The answer has gone out and cannot be changed any more. */
@ResponseStatus(HttpStatus.CONFLICT)
public class AnswerHasLeft extends Refusal {

    AnswerHasLeft(String report) {
        super(report);
    }
}
