package org.imprimatur.report;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such report, or none for whoever asks. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchReport extends Refusal {

    NoSuchReport() {
        super();
    }
}
