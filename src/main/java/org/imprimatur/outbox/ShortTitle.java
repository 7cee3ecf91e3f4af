package org.imprimatur.outbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts titles that are longer than what they stand in: between two words where it can, and never within a character. */
final class ShortTitle {

    /** With what stands around it, a subject stays in the one line that mail programs show of it. */
    private static final int IN_A_SUBJECT = 70;

    private static final int IN_A_LIST = 140;

    /** More signs than any script puts together to one character, as only a joke has them. */
    private static final int SIGNS = 16;

    /** One of them, of however many signs it is put together. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private ShortTitle() {}

    /** As the subject of a letter has it; a stranger chose some of them. */
    static String inASubject(String title) {
        return cut(title, IN_A_SUBJECT);
    }

    static String inAList(String title) {
        return cut(title, IN_A_LIST);
    }

    /** @param most characters as a person counts them, the ellipsis among them */
    private static String cut(String title, int most) {
        Matcher character = CHARACTER.matcher(title);
        int end = 0;
        for (int seen = 0; character.find(); seen++) {
            if (seen == most || character.end() > most * SIGNS) {
                return shortened(title, end);
            }
            end = seen == most - 1 ? end : character.end();
        }
        return title;
    }

    private static String shortened(String title, int end) {
        int space = lastBlank(title, end);
        // A word that fills most of the room is cut itself.
        String kept = title.substring(0, space > end / 2 ? space : end);
        return kept.replaceAll("[\\s\\p{Z},;:–-]+$", "") + "…";
    }

    /** Where the last word ends that is whole. */
    private static int lastBlank(String title, int end) {
        if (Character.isWhitespace(title.charAt(end)) || Character.isSpaceChar(title.charAt(end))) {
            return end;
        }
        for (int at = end - 1; at > 0; at--) {
            if (Character.isWhitespace(title.charAt(at)) || Character.isSpaceChar(title.charAt(at))) {
                return at;
            }
        }
        return 0;
    }
}
