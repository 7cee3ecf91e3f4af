package org.imprimatur.article.intake;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The .doc format of before 2007. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class OldWordFile extends Refusal {}
