package org.imprimatur.article.writing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.article.source.AuthorNames;
import org.imprimatur.article.source.identifier.Identifier;
import org.imprimatur.article.source.identifier.Identifier.Kind;
import org.imprimatur.article.source.identifier.WrongDigit;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/** Values of an item of CSL-JSON as a form shows them, and the way back. */
final class SourceFieldValues {

    private static final Pattern DATE =
            Pattern.compile("\\d{4}(?:-(?:0?[1-9]|1[0-2])(?:-(?:0?[1-9]|[12]\\d|3[01]))?)?");

    /** The blank behind a label does not part it from what it labels. */
    private static final Pattern LABEL = Pattern.compile("(?i)\\b(doi|pmid|pmcid|isbn(?:-1[03])?|issn):?\\s+");

    private static final List<Kind> KINDS = List.of(Kind.DOI, Kind.PMID, Kind.PMCID, Kind.ISBN, Kind.ISSN, Kind.URL);

    private SourceFieldValues() {}

    /** @param message with its arguments */
    record Problem(String message, List<Object> arguments) {}

    static Optional<Problem> problem(SourceField field, String value) {
        return switch (field) {
            case TITLE ->
                VisibleText.isBlank(value)
                        ? Optional.of(new Problem("article.write.source.untitled", List.of()))
                        : Optional.empty();
            case YEAR ->
                VisibleText.isBlank(value) || DATE.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of(new Problem("article.write.source.year.unread", List.of()));
            case ACCESSED ->
                VisibleText.isBlank(value) || DATE.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of(new Problem("article.write.source.accessed.unread", List.of()));
            case LOCATOR ->
                locators(value)
                        .filter(one -> Identifier.read(one).isEmpty())
                        .findFirst()
                        .map(SourceFieldValues::unread);
            case AUTHORS, CONTAINER, EDITORS, EDITION, NUMBER, VOLUME, ISSUE, PAGES, PUBLISHER -> Optional.empty();
        };
    }

    private static Problem unread(String locator) {
        String shown = locator.length() > 60 ? locator.substring(0, 60) + "…" : locator;
        return WrongDigit.in(locator)
                .map(wrong -> new Problem(
                        "sources.wrong-digit",
                        List.of(shown, String.valueOf(wrong.found()), String.valueOf(wrong.expected()))))
                .orElseGet(() -> new Problem("article.write.source.locator.unread", List.of(shown)));
    }

    static String shown(SourceField field, Map<String, Object> item) {
        Object value = item.get(field.variable());
        return switch (field) {
            case AUTHORS, EDITORS -> AuthorNames.typed(value);
            case YEAR, ACCESSED -> date(value);
            case LOCATOR ->
                KINDS.stream()
                        .map(kind -> word(item.get(kind.name())))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(" "));
            case TITLE, CONTAINER, EDITION, NUMBER, VOLUME, ISSUE, PAGES, PUBLISHER -> word(value);
        };
    }

    static void put(SourceField field, String value, Map<String, Object> item) {
        if (field == SourceField.LOCATOR) {
            putLocators(value, item);
        } else if (VisibleText.isBlank(value)) {
            item.remove(field.variable());
        } else {
            item.put(
                    field.variable(),
                    switch (field) {
                        case AUTHORS, EDITORS -> AuthorNames.read(value);
                        case YEAR, ACCESSED -> Map.of("date-parts", List.of(parts(value)));
                        default -> value;
                    });
        }
    }

    private static void putLocators(String value, Map<String, Object> item) {
        KINDS.forEach(kind -> item.remove(kind.name()));
        locators(value).flatMap(one -> Identifier.read(one).stream()).forEach(identifier -> {
            if (KINDS.contains(identifier.kind())) {
                item.put(identifier.kind().name(), identifier.value());
            } else {
                item.put(Kind.URL.name(), identifier.address().orElseThrow());
            }
        });
    }

    private static Stream<String> locators(String value) {
        return VisibleText.isBlank(value)
                ? Stream.empty()
                : Arrays.stream(LABEL.matcher(value).replaceAll("$1:").strip().split("\\s+"));
    }

    private static List<Integer> parts(String date) {
        return Arrays.stream(date.split("-")).map(Integer::valueOf).toList();
    }

    private static String date(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> date)
                || !(date.get("date-parts") instanceof List<?> dates)
                || dates.isEmpty()
                || !(dates.get(0) instanceof List<?> parts)) {
            return "";
        }
        List<String> shown = new ArrayList<>();
        for (Object part : parts) {
            String number = String.valueOf(part);
            shown.add(number.length() == 1 ? "0" + number : number);
        }
        return String.join("-", shown);
    }

    private static String word(@Nullable Object value) {
        return value instanceof String || value instanceof Number
                ? Objects.toString(value).strip()
                : "";
    }
}
