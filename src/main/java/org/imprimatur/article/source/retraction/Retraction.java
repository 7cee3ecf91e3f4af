package org.imprimatur.article.source.retraction;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the list says was done to a published work.
 *
 * @param date    null if the list has none that can be read
 * @param reasons as the list words them, "unreliable results; concerns about data"; may be empty
 * @param notice  the DOI of the notice, null if the list has none
 */
public record Retraction(
        @Nullable String doi,
        @Nullable String pmid,
        Nature nature,
        @Nullable LocalDate date,
        String reasons,
        String title,
        @Nullable String notice) {

    /** What was done, the gravest first. */
    public enum Nature {
        /** Whoever published it has taken it back. */
        RETRACTION("retraction"),
        /** Whoever published it doubts it. */
        CONCERN("expression of concern"),
        /** Something in it was put right. */
        CORRECTION("correction"),
        /** It was taken back, and that was taken back. */
        REINSTATEMENT("reinstatement");

        private final String word;

        Nature(String word) {
            this.word = word;
        }

        /** As the list writes it, in any capitals. */
        static Optional<Nature> of(String word) {
            String lower = word.strip().toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(nature -> nature.word.equals(lower))
                    .findFirst();
        }
    }

    /** Whether nothing may rest on the work any more. */
    public boolean isGrave() {
        return nature == Nature.RETRACTION;
    }

    /** By which a text's sources are found in the list: "doi:10.1000/x", "pmid:123". */
    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        if (doi != null) {
            keys.add("doi:" + doi);
        }
        if (pmid != null) {
            keys.add("pmid:" + pmid);
        }
        return keys;
    }

    /** Where the notice can be read; nothing if the list does not say. */
    public Optional<String> noticeAddress() {
        return Optional.ofNullable(notice).map(doi -> "https://doi.org/" + doi);
    }
}
