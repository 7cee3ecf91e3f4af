package org.imprimatur.publication;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What is stored is not what was signed, so readers see nothing of it until somebody has looked. */
@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
class TextWithheld extends Refusal {}
