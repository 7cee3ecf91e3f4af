package org.imprimatur.article;

import org.imprimatur.platform.Sha256;
import org.imprimatur.platform.VisibleText;

/**
 * A file somebody imported, by its name and what tells it from any other.
 *
 * @param name   without the folders some browsers send, and without signs that would turn the line it stands in around
 * @param sha256 of its bytes
 */
public record ImportedFile(String name, long size, String sha256) {

    private static final int LONGEST_NAME = 200;
    private static final int BEGINNING = 140;
    private static final int END = 50;

    public static ImportedFile of(byte[] bytes, String name) {
        return new ImportedFile(readable(name), bytes.length, Sha256.of(bytes));
    }

    /** Also a very long name keeps its end, which says what kind of file it is. */
    private static String readable(String path) {
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String name = VisibleText.orEmpty(last.codePoints()
                .filter(c -> !Character.isISOControl(c) && !turnsTheLine(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
        return name.length() <= LONGEST_NAME ? name : beginning(name) + "…" + end(name);
    }

    private static String beginning(String name) {
        return name.substring(0, Character.isHighSurrogate(name.charAt(BEGINNING - 1)) ? BEGINNING - 1 : BEGINNING);
    }

    private static String end(String name) {
        int from = name.length() - END;
        return name.substring(Character.isLowSurrogate(name.charAt(from)) ? from + 1 : from);
    }

    /** Overrides, embeddings and isolates, which reach beyond the name; letters written from the right need none. */
    private static boolean turnsTheLine(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /** The name for a sentence: written from the right, it does not carry the words around it along. */
    public String inASentence() {
        return "\u2068" + name + "\u2069";
    }
}
