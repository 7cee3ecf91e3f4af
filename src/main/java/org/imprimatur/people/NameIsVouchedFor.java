package org.imprimatur.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody compared the name with the register of an issuer, so its bearer does not change it alone. */
@ResponseStatus(HttpStatus.CONFLICT)
public class NameIsVouchedFor extends Refusal {}
