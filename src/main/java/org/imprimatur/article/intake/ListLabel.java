package org.imprimatur.article.intake;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The label of a list entry as it is written: a bullet, a number or a letter. */
record ListLabel(Kind kind, int number) {

    /** How a list is labelled, and how HTML says so. */
    enum Kind {
        BULLET(""),
        DECIMAL("1"),
        SMALL_LETTERS("a"),
        CAPITAL_LETTERS("A"),
        SMALL_ROMAN("i"),
        CAPITAL_ROMAN("I");

        final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    static final ListLabel BULLET = new ListLabel(Kind.BULLET, 0);

    private static final Pattern NUMBERED = Pattern.compile("\\(?([0-9]{1,6}|[A-Za-z]{1,6})[.)]");
    private static final Pattern BULLETS = Pattern.compile("[^\\p{L}\\p{N}\\s]|o|[\\uF000-\\uF0FF]|[vqØüàèð§·]");
    private static final Pattern ROMAN = Pattern.compile("m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})");

    /** Empty for what no list can count by itself, such as 1.1. */
    static Optional<ListLabel> of(String written) {
        String label = written.replace('\u00A0', ' ').strip();
        Matcher numbered = NUMBERED.matcher(label);
        if (numbered.matches()) {
            return counted(numbered.group(1));
        }
        return BULLETS.matcher(label).matches() ? Optional.of(BULLET) : Optional.empty();
    }

    /** What it means where this one was expected next: "i" may follow "h", or begin by itself. */
    ListLabel after(ListLabel before) {
        if (before.kind == kind || kind == Kind.BULLET || before.kind == Kind.BULLET) {
            return this;
        }
        return reading(before.kind)
                .filter(other -> other.number == before.number + 1)
                .orElse(this);
    }

    private static Optional<ListLabel> counted(String sign) {
        if (Character.isDigit(sign.charAt(0))) {
            return Optional.of(new ListLabel(Kind.DECIMAL, Integer.parseInt(sign)));
        }
        boolean small = sign.equals(sign.toLowerCase(Locale.ROOT));
        if (!small && !sign.equals(sign.toUpperCase(Locale.ROOT))) {
            return Optional.empty();
        }
        int roman = roman(sign.toLowerCase(Locale.ROOT));
        if (roman > 0 && (sign.length() > 1 || roman == 1)) {
            return Optional.of(new ListLabel(small ? Kind.SMALL_ROMAN : Kind.CAPITAL_ROMAN, roman));
        }
        return sign.length() > 1
                ? Optional.empty()
                : Optional.of(new ListLabel(small ? Kind.SMALL_LETTERS : Kind.CAPITAL_LETTERS, letter(sign)));
    }

    /** The same sign read as one of another kind. */
    private Optional<ListLabel> reading(Kind other) {
        boolean small = kind == Kind.SMALL_LETTERS || kind == Kind.SMALL_ROMAN;
        boolean alike = small
                ? other == Kind.SMALL_LETTERS || other == Kind.SMALL_ROMAN
                : other == Kind.CAPITAL_LETTERS || other == Kind.CAPITAL_ROMAN;
        if (!alike || kind == Kind.DECIMAL) {
            return Optional.empty();
        }
        if (other == Kind.SMALL_LETTERS || other == Kind.CAPITAL_LETTERS) {
            return number == 1 ? Optional.of(new ListLabel(other, letter("i"))) : Optional.empty();
        }
        int roman = roman(String.valueOf((char) ('a' + number - 1)));
        return roman > 0 ? Optional.of(new ListLabel(other, roman)) : Optional.empty();
    }

    private static int letter(String sign) {
        return sign.toLowerCase(Locale.ROOT).charAt(0) - 'a' + 1;
    }

    private static int roman(String sign) {
        if (sign.isEmpty() || !ROMAN.matcher(sign).matches()) {
            return 0;
        }
        int sum = 0;
        for (int i = 0; i < sign.length(); i++) {
            int here = value(sign.charAt(i));
            sum += i + 1 < sign.length() && value(sign.charAt(i + 1)) > here ? -here : here;
        }
        return sum;
    }

    private static int value(char digit) {
        return switch (digit) {
            case 'i' -> 1;
            case 'v' -> 5;
            case 'x' -> 10;
            case 'l' -> 50;
            case 'c' -> 100;
            case 'd' -> 500;
            default -> 1000;
        };
    }
}
