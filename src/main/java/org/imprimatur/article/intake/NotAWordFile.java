package org.imprimatur.article.intake;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** It is named or wrapped like a Word document and is none, or a broken one. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class NotAWordFile extends Refusal {}
