package org.imprimatur.article.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file a revision can be taken out as. */
public enum ExportFormat {
    /** What the writer wrote, with title, standfirst and sources above it; in a zip if there are pictures. */
    MARKDOWN,
    /** A document for Word and LibreOffice. */
    WORD,
    /** One web page with everything in it. */
    HTML,
    /** Pages to print, with fonts in the file. */
    PDF;

    /** "pdf", as an address has it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return empty if there is none of that key */
    public static Optional<ExportFormat> of(String key) {
        return Arrays.stream(values())
                .filter(format -> format.key().equals(key))
                .findFirst();
    }
}
