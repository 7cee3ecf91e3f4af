package org.imprimatur.article.intake;

import java.nio.charset.StandardCharsets;

/**
 * That the tables of a text have blanks around the words of their cells, in a Word file that was exported from here. Word
 * itself has no place for it, and without it a text would come back with another hash though nobody changed it. Nothing of
 * the text is kept beside it: what somebody deletes in Word is gone from the file.
 */
public final class KeptSpacing {

    private static final String PART = "<tables xmlns=\"urn:x-imprimatur:tables\" cells=\"spaced\"/>";

    private KeptSpacing() {}

    /** The content, in XML, of the part that says so. */
    public static String part() {
        return PART;
    }

    static boolean isIn(WordPackage file) {
        return file.partsOf("customXml").stream()
                .anyMatch(part -> new String(part, StandardCharsets.UTF_8).equals(PART));
    }
}
