package org.imprimatur.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nobody holds a credential with this id. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchCredential extends Refusal {}
