package org.imprimatur.article.claim;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Takes a sentence apart into words, figures and the signs that change what is said. Blanks, quotation marks, brackets and
 * full stops are none; a minus, a decimal point, a range and a raised figure are.
 */
final class ClaimTokens {

    /** Sentences longer than this are none, and two of them are never held for the same. */
    static final int LONGEST = 2_000;

    private static final String SIGNS = "%\u2030<>\u2264\u2265=\u00b1+\u00d7/\u00b0~\u2248$\u20ac\u00a3^_|";
    private static final String DASHES = "-\u2010\u2011\u2012\u2013\u2212";

    /** A short word right behind a figure is a unit, and of units capitals count. */
    private static final int SHORT = 3;

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private ClaimTokens(String text) {
        this.text = text;
    }

    static List<String> of(String sentence) {
        ClaimTokens reading = new ClaimTokens(
                Normalizer.normalize(sentence, Normalizer.Form.NFC).replaceAll("\\p{Cf}", ""));
        while (reading.at < reading.text.length()) {
            reading.read();
        }
        return reading.tokens;
    }

    static boolean isNumber(String token) {
        return Character.isDigit(token.codePointAt(0));
    }

    private void read() {
        int c = text.codePointAt(at);
        if (Character.isDigit(c)) {
            number();
        } else if (isLetter(c)) {
            word();
        } else if (DASHES.indexOf(c) >= 0) {
            dash();
        } else {
            sign(c);
        }
    }

    private void number() {
        int start = at;
        while (at < text.length() && (isDigit(at) || ".,".indexOf(text.charAt(at)) >= 0 && isDigit(at + 1))) {
            at += Character.charCount(text.codePointAt(at));
        }
        String number = text.substring(start, at);
        tokens.add(number.matches("\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?") ? number.replace(",", "") : number);
    }

    private void word() {
        int start = at;
        while (at < text.length() && isWithin()) {
            at += Character.charCount(text.codePointAt(at));
        }
        String word = text.substring(start, at).replaceAll("['\u2019]", "");
        boolean unit = word.length() <= SHORT && !tokens.isEmpty() && isNumber(tokens.get(tokens.size() - 1));
        tokens.add(unit ? word : word.toLowerCase(Locale.ROOT));
    }

    private boolean isWithin() {
        int c = text.codePointAt(at);
        boolean apostrophe = c == '\'' || c == '\u2019';
        return isLetter(c)
                || Character.isDigit(c)
                || apostrophe && at + 1 < text.length() && isLetter(text.codePointAt(at + 1));
    }

    /** Between figures a range, before one a minus, else a hyphen or a pause. */
    private void dash() {
        int next = at + 1;
        int after = next;
        while (after < text.length() && isBlank(text.charAt(after))) {
            after++;
        }
        boolean behindNumber = !tokens.isEmpty() && isNumber(tokens.get(tokens.size() - 1)) && isBehindNumber();
        if (behindNumber && isDigit(after)) {
            tokens.add("~");
        } else if (isDigit(next) && (at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at)))) {
            tokens.add("-");
        }
        at = next;
    }

    private boolean isBehindNumber() {
        int before = at;
        while (before > 0 && isBlank(text.charAt(before - 1))) {
            before--;
        }
        return before > 0 && isDigit(before - 1);
    }

    private void sign(int c) {
        boolean ratio = c == ':' && at > 0 && isDigit(at - 1) && isDigit(at + 1);
        if (c == '&') {
            tokens.add("and");
        } else if (ratio || SIGNS.indexOf(c) >= 0 || Character.getType(c) == Character.OTHER_NUMBER) {
            tokens.add(Character.toString(c));
        } else if ("\u207a\u207b\u208a\u208b".indexOf(c) >= 0) {
            tokens.add(Character.toString(c));
        }
        at += Character.charCount(c);
    }

    private boolean isDigit(int place) {
        return place < text.length() && Character.isDigit(text.charAt(place));
    }

    private static boolean isLetter(int c) {
        int type = Character.getType(c);
        return Character.isLetter(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
