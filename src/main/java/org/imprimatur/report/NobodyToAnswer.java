package org.imprimatur.report;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no address to write to. */
@ResponseStatus(HttpStatus.CONFLICT)
public class NobodyToAnswer extends Refusal {

    NobodyToAnswer(String report) {
        super(report);
    }
}
