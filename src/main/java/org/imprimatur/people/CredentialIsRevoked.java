package org.imprimatur.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A revoked credential stays revoked; a new one is entered anew. */
@ResponseStatus(HttpStatus.CONFLICT)
public class CredentialIsRevoked extends Refusal {}
