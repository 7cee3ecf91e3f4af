package org.imprimatur.outbox;

import java.util.ArrayList;
import java.util.List;

/** Sets a letter's text for plain reading: lines of a bearable length, no heap of blank ones, links and what is set in four blanks left whole. */
final class PlainTextFormatter {

    private static final int WIDTH = 72;

    private static final String AS_IT_IS = " ".repeat(4);

    private PlainTextFormatter() {}

    static String wrapped(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.strip().lines().toList()) {
            // The mark that a signature follows ends in a blank.
            String trimmed = line.equals("-- ") ? line : line.stripTrailing();
            if (trimmed.isEmpty()
                    && !lines.isEmpty()
                    && lines.get(lines.size() - 1).isEmpty()) {
                continue;
            }
            wrap(trimmed, lines);
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    private static void wrap(String line, List<String> lines) {
        String mark = line.startsWith("> ") ? "> " : "";
        if (line.length() <= WIDTH || line.contains("://") || line.startsWith(AS_IT_IS)) {
            lines.add(line);
            return;
        }
        StringBuilder current = new StringBuilder(mark);
        for (String word : line.substring(mark.length()).split(" ")) {
            if (current.length() > mark.length() && current.length() + 1 + word.length() > WIDTH) {
                lines.add(current.toString());
                current = new StringBuilder(mark);
            }
            if (current.length() > mark.length()) {
                current.append(' ');
            }
            current.append(word);
        }
        lines.add(current.toString());
    }
}
