package org.imprimatur.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was typed is not the person's password. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class WrongPassword extends Refusal {}
