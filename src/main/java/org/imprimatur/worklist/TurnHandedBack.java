package org.imprimatur.worklist;

import org.imprimatur.people.PersonId;

/** A person put a turn back into the pool, saying why. */
public record TurnHandedBack(String taskId, PersonId by, String reason) {}
