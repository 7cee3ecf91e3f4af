package org.imprimatur.mail;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nothing is sent from one dead address to another. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class AddressIsDead extends Refusal {

    AddressIsDead(String address) {
        super(address);
    }
}
