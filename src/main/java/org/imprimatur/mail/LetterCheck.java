package org.imprimatur.mail;

import java.util.Map;

/**
 * Asked at the moment of sending whether a letter is still wanted: a turn may be over before the letter about it
 * leaves. Rooms that write letters implement it for the kinds they know and answer true for all others.
 */
public interface LetterCheck {

    boolean stillWanted(String kind, String dedupeKey, Map<String, Object> model);
}
