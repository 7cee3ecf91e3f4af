package org.imprimatur.article.intake;

/** Writes a number as a list shows it. */
final class WordNumberFormat {

    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] ROMAN = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};
    private static final int LONGEST = 10_000;

    private WordNumberFormat() {}

    static String written(int value, String format) {
        return switch (format) {
            case "lowerLetter" -> letters(value, 'a');
            case "upperLetter" -> letters(value, 'A');
            case "lowerRoman" -> roman(value);
            case "upperRoman" -> roman(value).toUpperCase(java.util.Locale.ROOT);
            case "decimalZero" -> value < 10 ? "0" + value : Integer.toString(value);
            case "none", "bullet" -> "";
            default -> Integer.toString(value);
        };
    }

    /** After z comes aa, then bb: Word doubles the letter. */
    private static String letters(int value, char first) {
        if (value < 1 || value > LONGEST) {
            return Integer.toString(value);
        }
        return Character.toString(first + (value - 1) % 26).repeat((value - 1) / 26 + 1);
    }

    private static String roman(int value) {
        if (value < 1 || value > LONGEST) {
            return Integer.toString(value);
        }
        StringBuilder roman = new StringBuilder();
        int left = value;
        for (int i = 0; i < VALUES.length; i++) {
            while (left >= VALUES[i]) {
                roman.append(ROMAN[i]);
                left -= VALUES[i];
            }
        }
        return roman.toString();
    }
}
