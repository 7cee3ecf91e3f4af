package org.imprimatur.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Somebody else changed the record since the page was opened; nothing was overwritten. */
@ResponseStatus(HttpStatus.CONFLICT)
public class StalePerson extends Refusal {}
