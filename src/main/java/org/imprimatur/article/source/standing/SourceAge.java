package org.imprimatur.article.source.standing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.imprimatur.article.ClinicalVocabulary;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.source.SourceList.Source;
import org.jspecify.annotations.Nullable;

/** How old a text's sources may be: what is known of drugs changes faster than the rest. */
final class SourceAge {

    private static final int YEARS = 5;
    private static final int YEARS_OF_DRUGS = 3;
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}]+");
    private static final Set<String> DRUGS = Set.of(
            "drug",
            "drugs",
            "medicine",
            "medicines",
            "medication",
            "medications",
            "dosage",
            "dosages",
            "dosing",
            "pharmacology",
            "pharmacokinetics",
            "prescribing");

    private final boolean ofDrugs;
    private final LocalDate today;

    SourceAge(RevisionText text, LocalDate today) {
        this.ofDrugs = isOfDrugs(text.title() + " " + text.standfirst());
        this.today = today;
    }

    /** In years. A text on drugs asks it of all its sources, any other of those that are on drugs. */
    int limit(Source source) {
        return ofDrugs || isOfDrugs(source.title()) ? YEARS_OF_DRUGS : YEARS;
    }

    SourceStanding.Age of(Source source) {
        return published(source)
                .map(day -> day.isBefore(today.minusYears(limit(source)))
                        ? SourceStanding.Age.OLD
                        : SourceStanding.Age.FRESH)
                .orElse(SourceStanding.Age.UNDATED);
    }

    static @Nullable Integer year(Source source) {
        List<Integer> parts = parts(source);
        return parts.isEmpty() ? null : parts.get(0);
    }

    /** The last day it may have appeared on: a year alone makes nothing older than it is. */
    private static Optional<LocalDate> published(Source source) {
        List<Integer> parts = parts(source);
        try {
            return switch (parts.size()) {
                case 0 -> Optional.empty();
                case 1 -> Optional.of(LocalDate.of(parts.get(0), 12, 31));
                case 2 -> Optional.of(YearMonth.of(parts.get(0), parts.get(1)).atEndOfMonth());
                default -> Optional.of(LocalDate.of(parts.get(0), parts.get(1), parts.get(2)));
            };
        } catch (DateTimeException noDay) {
            return Optional.of(LocalDate.of(parts.get(0), 12, 31));
        }
    }

    private static List<Integer> parts(Source source) {
        if (!(source.item().get("issued") instanceof Map<?, ?> issued)) {
            return List.of();
        }
        List<Integer> parts = new ArrayList<>();
        if (issued.get("date-parts") instanceof List<?> days
                && !days.isEmpty()
                && days.get(days.size() - 1) instanceof List<?> day) {
            for (Object part : day) {
                Integer number = number(String.valueOf(part));
                if (number == null || parts.size() == 3) {
                    break;
                }
                parts.add(number);
            }
        }
        Integer raw = parts.isEmpty() ? firstYear(String.valueOf(issued.get("raw"))) : null;
        return raw == null ? parts.stream().filter(part -> parts.get(0) > 0).toList() : List.of(raw);
    }

    private static @Nullable Integer number(String part) {
        return part.matches("\\d{1,4}") ? Integer.valueOf(part) : null;
    }

    private static @Nullable Integer firstYear(String raw) {
        var year = Pattern.compile("\\b(1[5-9]\\d\\d|20\\d\\d)\\b")
                .matcher(raw.length() > 100 ? raw.substring(0, 100) : raw);
        return year.find() ? Integer.valueOf(year.group()) : null;
    }

    private static boolean isOfDrugs(String words) {
        return NO_LETTER
                .splitAsStream(words.toLowerCase(Locale.ROOT))
                .anyMatch(word -> DRUGS.contains(word)
                        || ClinicalVocabulary.DOSE_MEASURES.contains(word)
                        || word.startsWith("tablet"));
    }
}
