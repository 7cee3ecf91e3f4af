package org.imprimatur.worklist;

import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A turn is to go back to its pool because whoever has it may not go on with it.
 *
 * @param by who took the role away or closed the account, null if the server found it so
 */
public record TurnVacated(String taskId, @Nullable PersonId by) {}
