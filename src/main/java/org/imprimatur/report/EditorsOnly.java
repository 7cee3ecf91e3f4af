package org.imprimatur.report;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Reports are in the hands of publishers and administrators. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class EditorsOnly extends Refusal {

    EditorsOnly() {
        super();
    }
}
