package org.imprimatur.worklist;

import org.imprimatur.people.PersonId;

/** A person took a turn from the pool. */
public record TurnTaken(String taskId, PersonId by) {}
