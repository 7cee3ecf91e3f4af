package org.imprimatur.article.markdown;

import java.util.Locale;

/** How the items of an ordered list are counted: in numbers, letters or Roman numerals, small or capital. */
public enum ListLabels {
    NUMBERS(""),
    LETTERS("a"),
    CAPITALS("A"),
    ROMAN("i"),
    CAPITAL_ROMAN("I");

    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] NUMERALS = {"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"};

    /** Steps are not counted further; "mix" and "civil" are words. */
    private static final int HIGHEST_FIRST_NUMERAL = 39;

    private final String type;

    ListLabels(String type) {
        this.type = type;
    }

    /** As HTML names it, empty for numbers. */
    public String type() {
        return type;
    }

    /** By HTML's name for it; numbers for any other. */
    public static ListLabels ofType(String type) {
        for (ListLabels labels : values()) {
            if (labels.type.equals(type.strip())) {
                return labels;
            }
        }
        return NUMBERS;
    }

    /** What stands before the item of this number, without its bracket or full stop. */
    public String label(int number) {
        return switch (this) {
            case NUMBERS -> String.valueOf(number);
            case LETTERS -> letters(number);
            case CAPITALS -> letters(number).toUpperCase(Locale.ROOT);
            case ROMAN -> roman(number);
            case CAPITAL_ROMAN -> roman(number).toUpperCase(Locale.ROOT);
        };
    }

    /** The number of a label a list may begin with, 0 if it is none of this kind. */
    int first(String label) {
        if (this == LETTERS || this == CAPITALS) {
            int number = label.length() == 1 ? label.charAt(0) - (this == LETTERS ? 'a' : 'A') + 1 : 0;
            return number >= 1 && number <= 26 ? number : 0;
        }
        for (int number = 1; number <= HIGHEST_FIRST_NUMERAL; number++) {
            if (this != NUMBERS && label(number).equals(label)) {
                return number;
            }
        }
        return 0;
    }

    /** Whether the numbers from here on have labels of this kind that are read as such. */
    public boolean canBegin(int number) {
        return this == NUMBERS
                ? number >= 0 && number <= 999_999_999
                : number >= 1 && number <= (this == LETTERS || this == CAPITALS ? 26 : HIGHEST_FIRST_NUMERAL);
    }

    private static String letters(int number) {
        StringBuilder letters = new StringBuilder();
        for (int left = number; left > 0; left = (left - 1) / 26) {
            letters.insert(0, (char) ('a' + (left - 1) % 26));
        }
        return letters.toString();
    }

    private static String roman(int number) {
        StringBuilder roman = new StringBuilder();
        int left = number;
        for (int i = 0; i < VALUES.length; i++) {
            while (left >= VALUES[i]) {
                roman.append(NUMERALS[i]);
                left -= VALUES[i];
            }
        }
        return roman.toString();
    }
}
