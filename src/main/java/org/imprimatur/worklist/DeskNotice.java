package org.imprimatur.worklist;

/**
 * A line above somebody's turns about something that waits for them and is no turn.
 *
 * @param title  what it is about
 * @param words  what there is to decide
 * @param href   where it is done
 * @param button what one does there
 */
public record DeskNotice(String title, String words, String href, String button) {}
