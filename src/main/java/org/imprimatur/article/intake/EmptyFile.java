package org.imprimatur.article.intake;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is nothing in it, or nothing that is text. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class EmptyFile extends Refusal {}
