package org.imprimatur.mime;

import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.mime.text.CleanText;

/** Headers as a person reads them. */
final class ReadableHeaders {

    private static final List<String> SHOWN = List.of("From", "To", "Date", "Subject");

    private ReadableHeaders() {}

    static String of(HeaderBlock headers, String name) {
        return headers.legible(name)
                .map(EncodedWords::decode)
                .map(value -> CleanText.line(value, ParseLimits.SUBJECT))
                .orElse("");
    }

    /** The lines a program puts above a mail that it passes on. */
    static String above(HeaderBlock headers) {
        return SHOWN.stream()
                .filter(name -> headers.first(name).isPresent())
                .map(name -> name + ": " + of(headers, name))
                .collect(Collectors.joining("\n", "---\n", "\n"));
    }
}
