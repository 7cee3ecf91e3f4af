package org.imprimatur.mime.text;

/** Joins the lines that a program has only wrapped (format=flowed, RFC 3676). */
public final class FormatFlowed {

    private FormatFlowed() {}

    /** @param deletesBlanks whether the blank that marks a wrapped line is not part of the text */
    public static String joined(String text, boolean deletesBlanks) {
        StringBuilder out = new StringBuilder(text.length());
        int open = -1;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            String words = line.substring(depth);
            if (words.startsWith(" ")) {
                words = words.substring(1);
            }
            if (open != depth) {
                out.append(out.length() == 0 ? "" : "\n")
                        .append(">".repeat(depth))
                        .append(depth > 0 ? " " : "");
            }
            boolean wrapped = words.endsWith(" ") && !words.equals("-- ");
            out.append(wrapped && deletesBlanks ? words.substring(0, words.length() - 1) : words);
            open = wrapped ? depth : -1;
        }
        return out.toString();
    }
}
