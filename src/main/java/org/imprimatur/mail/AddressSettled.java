package org.imprimatur.mail;

import org.imprimatur.people.PersonId;

/** Somebody has decided what becomes of letters to a dead address; announced inside the transaction of the decision. */
public record AddressSettled(String taskId, PersonId by) {}
