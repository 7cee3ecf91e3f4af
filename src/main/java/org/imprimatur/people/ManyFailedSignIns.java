package org.imprimatur.people;

/** Announces that somebody typed one wrong password after the other at the sign-in of this person. */
public record ManyFailedSignIns(PersonId whom, int tries) {}
