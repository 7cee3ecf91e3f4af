package org.imprimatur.article.intake;

/** A field met on the plain walk over a Word file. */
final class WordSeenField {

    private final StringBuilder instruction = new StringBuilder();
    private boolean showing;

    static WordSeenField simple(String instruction) {
        WordSeenField field = new WordSeenField();
        field.instruction.append(instruction);
        field.showing = true;
        return field;
    }

    void instruct(char[] characters, int from, int length) {
        if (!showing) {
            instruction.append(characters, from, length);
        }
    }

    void show() {
        showing = true;
    }

    boolean isSilent() {
        return !showing || instruction.toString().strip().matches("(?is)(toc|index|toa)(\\s.*)?");
    }
}
