package org.imprimatur.mail;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Handoffs cannot wait for a daily letter that never comes. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class DailyLetterNeeded extends Refusal {

    DailyLetterNeeded() {}
}
