package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Readers are told why an article is gone. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class WithdrawalReasonMissing extends Refusal {

    WithdrawalReasonMissing() {
        super();
    }
}
