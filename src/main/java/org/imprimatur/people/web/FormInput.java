package org.imprimatur.people.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/** Parses values of forms and addresses. */
final class FormInput {

    /**
     * One line that looks like what it is: nothing that turns it round or cannot be seen, except what joins letters in
     * scripts that need it.
     */
    static final String NAME = "[\\P{C}\\u200c\\u200d&&[^\\p{Zl}\\p{Zp}]]*";

    private FormInput() {}

    /** One line of text, without the spaces around it; empty for a field that was not sent or shows nothing. */
    static String line(@Nullable String typed) {
        return VisibleText.orEmpty(typed);
    }

    /** Several lines, with the line ends browsers send made plain. */
    static String lines(@Nullable String typed) {
        return typed == null ? "" : VisibleText.orEmpty(typed.replace("\r\n", "\n"));
    }

    static List<String> list(@Nullable List<String> typed) {
        return typed == null ? List.of() : List.copyOf(typed);
    }

    /** A version nobody has if it is not a number, so that such a form is told that it is out of date. */
    static int version(String typed) {
        try {
            return Integer.parseInt(typed);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Null if it is no date. */
    static @Nullable LocalDate date(String typed) {
        try {
            LocalDate date = LocalDate.parse(typed);
            return date.getYear() >= 1900 && date.getYear() < 2200 ? date : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
