package org.imprimatur.worklist;

import java.time.Instant;

/**
 * Something that happens by itself at its time, unless somebody calls it back.
 *
 * @param title of the article it is about
 * @param topic of the article
 * @param by    who ordered it
 * @param href  where one can look at it, move it or call it back
 */
public record Upcoming(String title, String topic, String by, Instant at, String href) {}
