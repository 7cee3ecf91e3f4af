package org.imprimatur.worklist;

import org.imprimatur.people.PersonId;

/** A publisher named who shall have a turn. */
public record TurnGiven(String taskId, PersonId to, PersonId by) {}
