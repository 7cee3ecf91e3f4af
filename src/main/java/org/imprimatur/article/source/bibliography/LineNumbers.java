package org.imprimatur.article.source.bibliography;

/** Counts lines up to a place in a text; places are asked for in order, so that each line is counted once. */
final class LineNumbers {

    private final String text;
    private int counted;
    private int line = 1;

    LineNumbers(String text) {
        this.text = text;
    }

    int at(int place) {
        for (; counted < place; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
            }
        }
        return line;
    }
}
