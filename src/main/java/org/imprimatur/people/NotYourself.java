package org.imprimatur.people;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nobody closes the door behind themselves by accident. */
@ResponseStatus(HttpStatus.CONFLICT)
public class NotYourself extends Refusal {}
