package org.imprimatur.article.intake;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The import was ended because it would not end. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class ImportTookTooLong extends Refusal {}
