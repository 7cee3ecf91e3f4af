package org.imprimatur.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A credential is checked by somebody other than its holder. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class OwnCredential extends Refusal {}
