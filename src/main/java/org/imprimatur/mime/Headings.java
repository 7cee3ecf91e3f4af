package org.imprimatur.mime;

import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.mime.text.Clean;

/** Headers as a person reads them. */
final class Headings {

    private static final List<String> SHOWN = List.of("From", "To", "Date", "Subject");

    private Headings() {}

    static String of(HeaderBlock headers, String name) {
        return headers.first(name)
                .map(field -> EncodedWords.decode(headers.unfolded(field, Most.HEADER)))
                .map(value -> Clean.line(value, Most.SUBJECT))
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
