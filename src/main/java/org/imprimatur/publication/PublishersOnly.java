package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** It is for publishers to decide what readers see. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class PublishersOnly extends Refusal {

    PublishersOnly() {
        super();
    }
}
