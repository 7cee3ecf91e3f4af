package org.imprimatur.worklist.web;

import java.time.Instant;

/**
 * What the page prints about a turn a person cannot open: it is over, or in other hands.
 *
 * @param who  finished it or has it, may be empty
 * @param when it was finished, or since when it waits
 */
record UnavailableTurnPage(String title, String step, String who, Instant when, String overview) {}
