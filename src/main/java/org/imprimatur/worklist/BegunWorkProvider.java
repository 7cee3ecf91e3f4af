package org.imprimatur.worklist;

/** Implemented by a room that keeps what somebody has begun in a turn before it is done. */
public interface BegunWorkProvider {

    boolean isBegun(Turn turn);
}
