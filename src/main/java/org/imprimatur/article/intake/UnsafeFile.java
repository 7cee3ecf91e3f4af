package org.imprimatur.article.intake;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Its XML declares entities, which no word processor writes. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class UnsafeFile extends Refusal {}
