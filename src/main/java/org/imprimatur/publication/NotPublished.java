package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Readers asked for something that is not, or not yet, for them to see. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NotPublished extends Refusal {}
