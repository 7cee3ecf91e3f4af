package org.imprimatur.article.intake;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A PDF keeps ink, not text. */
@ResponseStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
public final class PdfFile extends Refusal {}
