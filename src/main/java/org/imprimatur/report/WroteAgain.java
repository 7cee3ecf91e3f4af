package org.imprimatur.report;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The reader has written since the page was opened. */
@ResponseStatus(HttpStatus.CONFLICT)
public class WroteAgain extends Refusal {

    WroteAgain(String report) {
        super(report);
    }
}
