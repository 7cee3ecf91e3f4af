package org.imprimatur.worklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A failed step: something the server should have done by itself and could not. The work waits before it, and somebody
 * has to see to it.
 *
 * @param job    what stands in the address of "try again"
 * @param title  of the article or report the step is about, or what it is if it belongs to none
 * @param step   as the diagram calls it
 * @param since  when it was first seen to fail, null if nobody knows
 * @param cause  in words
 * @param usedUp whether the server has stopped trying
 * @param href   where one can look at it
 */
public record FailedStep(
        String job, String title, String step, @Nullable Instant since, String cause, boolean usedUp, String href) {}
