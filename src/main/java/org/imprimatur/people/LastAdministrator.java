package org.imprimatur.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Without this person nobody could let anybody in any more. */
@ResponseStatus(HttpStatus.CONFLICT)
public class LastAdministrator extends Refusal {}
