package org.imprimatur.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The same credential stands in the record already. */
@ResponseStatus(HttpStatus.CONFLICT)
public class CredentialKnown extends Refusal {

    CredentialKnown(String type, String number) {
        super(type, number);
    }
}
