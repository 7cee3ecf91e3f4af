package org.imprimatur.mime;

import java.util.List;
import java.util.Optional;

/** A mail's headers in the order they came, unfolded, their values undecoded but without control characters. */
public record MailHeaders(List<Line> lines) {

    public MailHeaders {
        lines = List.copyOf(lines);
    }

    /** @param name as written */
    public record Line(String name, String value) {}

    /** The topmost header of this name, in whatever case it is written. */
    public Optional<String> first(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .findFirst();
    }

    public List<String> all(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .toList();
    }
}
