package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The text's hash is under no signature, so nobody may see it as reviewed. */
@ResponseStatus(HttpStatus.CONFLICT)
public class NotSigned extends Refusal {

    public NotSigned(String title) {
        super(title);
    }
}
