package org.imprimatur.report;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** It goes with no other report, or not any more with the one it went with a moment ago. */
@ResponseStatus(HttpStatus.CONFLICT)
public class StandsAlone extends Refusal {

    StandsAlone(String report) {
        super(report);
    }
}
