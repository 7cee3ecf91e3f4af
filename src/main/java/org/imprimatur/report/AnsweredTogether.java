package org.imprimatur.report;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The reader has the answer of the report theirs went with; nothing takes it back. */
@ResponseStatus(HttpStatus.CONFLICT)
public class AnsweredTogether extends Refusal {

    AnsweredTogether(String report, String with) {
        super(report, with);
    }
}
