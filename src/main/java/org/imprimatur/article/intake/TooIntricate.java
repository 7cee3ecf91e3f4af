package org.imprimatur.article.intake;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nested, tabulated or simply long beyond what an article can be. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class TooIntricate extends Refusal {}
