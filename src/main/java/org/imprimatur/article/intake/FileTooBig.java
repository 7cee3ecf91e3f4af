package org.imprimatur.article.intake;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** More than 20 MB. */
@ResponseStatus(HttpStatus.PAYLOAD_TOO_LARGE)
public final class FileTooBig extends Refusal {}
