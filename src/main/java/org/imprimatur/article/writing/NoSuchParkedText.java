package org.imprimatur.article.writing;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** It was put away, or is somebody else's. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NoSuchParkedText extends Refusal {}
