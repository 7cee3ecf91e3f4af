package org.imprimatur.outbox;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Keeps what only machines read out of what people are told. */
final class TimelineWords {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern HASH = Pattern.compile("\\p{XDigit}{32,}");

    private TimelineWords() {}

    /** The words as they are, a person's id as their name; empty if what is left is no words. */
    static String readable(String words, UnaryOperator<String> names) {
        String text = words.strip();
        if (ID.matcher(text).matches()) {
            return names.apply(text);
        }
        return HASH.matcher(ID.matcher(text).replaceAll("")).replaceAll("").strip();
    }
}
