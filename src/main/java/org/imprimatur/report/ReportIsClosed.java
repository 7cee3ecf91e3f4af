package org.imprimatur.report;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The report has its answer. */
@ResponseStatus(HttpStatus.CONFLICT)
public class ReportIsClosed extends Refusal {

    ReportIsClosed(String report) {
        super(report);
    }
}
