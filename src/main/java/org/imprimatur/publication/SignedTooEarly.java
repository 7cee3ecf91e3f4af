package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The text was signed before the mistake came to light, so nobody can say that the signature answers it. */
@ResponseStatus(HttpStatus.CONFLICT)
public class SignedTooEarly extends Refusal {

    SignedTooEarly(String title) {
        super(title);
    }
}
