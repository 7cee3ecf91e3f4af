package org.imprimatur.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is an administrator already; others are invited by them. */
@ResponseStatus(HttpStatus.GONE)
public class NewsroomIsFounded extends Refusal {}
