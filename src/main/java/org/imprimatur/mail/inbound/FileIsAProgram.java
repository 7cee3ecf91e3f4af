package org.imprimatur.mail.inbound;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** It is kept, and handed out to nobody. */
@ResponseStatus(HttpStatus.FORBIDDEN)
class FileIsAProgram extends Refusal {

    FileIsAProgram(String name) {
        super(name);
    }
}
