package org.imprimatur.people;

/**
 * A person as the register keeps them.
 *
 * @param version      grows with every change of the record; an edit says which one it started from
 * @param hasPassword  false until the invitation was followed
 */
public record PersonRecord(Person person, int version, boolean hasPassword, Profile profile) {}
