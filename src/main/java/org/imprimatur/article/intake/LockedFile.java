package org.imprimatur.article.intake;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** It is protected by a password, so nobody without it can read it, and neither can we. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class LockedFile extends Refusal {}
