package org.imprimatur.worklist;

import java.time.Instant;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A turn that is over.
 *
 * @param by who finished it, null if the process went on without anybody
 */
public record FinishedTurn(Turn turn, @Nullable PersonId by, Instant at) {}
