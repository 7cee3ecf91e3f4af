package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was taken from readers comes back only with a signature given since. */
@ResponseStatus(HttpStatus.CONFLICT)
public class SignedBeforeWithdrawal extends Refusal {

    SignedBeforeWithdrawal(String title) {
        super(title);
    }
}
