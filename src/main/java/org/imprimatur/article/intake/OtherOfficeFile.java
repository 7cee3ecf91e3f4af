package org.imprimatur.article.intake;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** OpenDocument or RTF: its program can save it as .docx. */
@ResponseStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
public final class OtherOfficeFile extends Refusal {}
