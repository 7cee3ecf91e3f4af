package org.imprimatur.report;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Readers have never seen an article at this address. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NothingToReport extends Refusal {}
