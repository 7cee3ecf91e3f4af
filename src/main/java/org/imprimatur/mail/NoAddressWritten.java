package org.imprimatur.mail;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A letter goes to one address that a mail server could be given. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class NoAddressWritten extends Refusal {

    NoAddressWritten() {}
}
