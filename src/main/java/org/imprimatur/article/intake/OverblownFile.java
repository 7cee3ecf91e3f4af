package org.imprimatur.article.intake;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A small file that unpacks into an enormous one. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class OverblownFile extends Refusal {}
