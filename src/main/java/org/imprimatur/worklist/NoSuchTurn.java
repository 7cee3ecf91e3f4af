package org.imprimatur.worklist;

import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There never was such a task. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchTurn extends Refusal {}
