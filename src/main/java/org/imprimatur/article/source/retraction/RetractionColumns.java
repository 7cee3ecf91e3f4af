package org.imprimatur.article.source.retraction;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.article.source.identifier.Identifier;
import org.imprimatur.article.source.identifier.Identifier.Kind;
import org.jspecify.annotations.Nullable;

/** Which column of the list says what, by its first row; reads the rows below it. */
final class RetractionColumns {

    private static final String DOI = "originalpaperdoi";
    private static final String PMID = "originalpaperpubmedid";
    private static final String NATURE = "retractionnature";
    private static final List<String> NEEDED = List.of(DOI, PMID, NATURE);
    private static final int LONGEST = 1000;
    private static final int LONGEST_DOI = 300;

    /** Month before day, as the list has always had it, or as ISO 8601 has it; the time behind it is always midnight. */
    private static final Pattern AMERICAN = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})(?:\\s.*)?");

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private final Map<String, Integer> places = new HashMap<>();
    private final int columns;

    private RetractionColumns(List<String> header) {
        columns = header.size();
        for (int i = 0; i < columns; i++) {
            places.putIfAbsent(header.get(i).replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT), i);
        }
    }

    /** Nothing if the row names no columns that such a list must have. */
    static Optional<RetractionColumns> of(List<String> header) {
        RetractionColumns columns = new RetractionColumns(header);
        return columns.places.keySet().containsAll(NEEDED) ? Optional.of(columns) : Optional.empty();
    }

    /** Why no retraction can be made of a row. */
    enum Fault {
        /** A quotation mark is not closed, or the row is longer than any could be. */
        NOT_A_ROW,
        /** It has fewer or more fields than the first row. */
        OTHER_COLUMNS,
        /** What was done to the work is none of what the list knows. */
        UNKNOWN_NATURE,
        /** It has a DOI or a number of PubMed that is none. */
        NO_IDENTIFIER
    }

    /**
     * What became of a row.
     *
     * @param fault null if it could be read
     * @param retraction null if it could not, or names no work
     */
    record Reading(@Nullable Fault fault, @Nullable Retraction retraction) {}

    Reading read(@Nullable List<String> fields) {
        if (fields == null) {
            return new Reading(Fault.NOT_A_ROW, null);
        }
        if (fields.size() != columns) {
            return new Reading(Fault.OTHER_COLUMNS, null);
        }
        Optional<Retraction.Nature> nature = Retraction.Nature.of(word(fields, NATURE));
        if (nature.isEmpty()) {
            return new Reading(Fault.UNKNOWN_NATURE, null);
        }
        String doi = known(word(fields, DOI));
        String pmid = known(word(fields, PMID));
        Optional<String> readDoi = doi(doi);
        Optional<String> readPmid = Identifier.read(Kind.PMID, pmid).map(Identifier::value);
        if (readDoi.isEmpty() && readPmid.isEmpty()) {
            boolean wrong = !doi.isEmpty() || !pmid.isEmpty();
            return new Reading(wrong ? Fault.NO_IDENTIFIER : null, null);
        }
        return new Reading(
                null,
                new Retraction(
                        readDoi.orElse(null),
                        readPmid.orElse(null),
                        nature.get(),
                        date(word(fields, "retractiondate")),
                        reasons(word(fields, "reason")),
                        shortened(word(fields, "title")),
                        doi(word(fields, "retractiondoi")).orElse(null)));
    }

    int count() {
        return columns;
    }

    private static Optional<String> doi(String word) {
        return Identifier.read(Kind.DOI, word).map(Identifier::value).filter(doi -> doi.length() <= LONGEST_DOI);
    }

    private String word(List<String> fields, String column) {
        Integer place = places.get(column);
        return place == null
                ? ""
                : fields.get(place).replaceAll("\\p{Cc}+", " ").strip();
    }

    /** The list writes "unavailable", or 0, where a work has none. */
    private static String known(String word) {
        return word.equals("0") || word.equalsIgnoreCase("unavailable") ? "" : word;
    }

    private static @Nullable LocalDate date(String word) {
        Matcher american = AMERICAN.matcher(word);
        try {
            return american.matches()
                    ? LocalDate.of(
                            Integer.parseInt(american.group(3)),
                            Integer.parseInt(american.group(1)),
                            Integer.parseInt(american.group(2)))
                    : LocalDate.parse(word.length() > 10 ? word.substring(0, 10) : word, ISO);
        } catch (DateTimeException none) {
            return null;
        }
    }

    /** "+Unreliable Results;+Concerns/Issues About Data;" as people say it. */
    private static String reasons(String word) {
        return shortened(Arrays.stream(word.split(";"))
                .map(reason -> reason.replaceFirst("^\\s*\\+", "").strip())
                .filter(reason -> !reason.isEmpty())
                .map(reason -> reason.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("; ")));
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
    }
}
