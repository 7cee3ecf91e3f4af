package org.imprimatur.people;

/** Whether the password asked for at {@link PasswordAsked} was the right one. */
public record PasswordAnswered(PersonId whom, boolean right) {}
