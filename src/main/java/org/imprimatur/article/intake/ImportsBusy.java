package org.imprimatur.article.intake;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Too many imports at once. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
public final class ImportsBusy extends Refusal {}
