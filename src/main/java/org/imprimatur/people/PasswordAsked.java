package org.imprimatur.people;

/**
 * Somebody who is signed in is about to prove it with their password. Announced before the password is looked at: a
 * listener that counts tries may throw a {@link Refusal} to stop one.
 */
public record PasswordAsked(PersonId whom) {}
