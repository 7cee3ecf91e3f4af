package org.imprimatur.article.intake;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Bytes in no format we read. */
@ResponseStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
public final class UnknownFile extends Refusal {}
