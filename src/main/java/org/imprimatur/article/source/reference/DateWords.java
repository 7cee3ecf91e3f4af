package org.imprimatur.article.source.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads days as people write them: 3 June 2016, June 3, 2016, 2016 Jun 3, 2016-06-03, 2016. */
final class DateWords {

    static final String YEAR = "(?:1[5-9]|20)\\d\\d(?!\\d)";

    private static final Map<String, Integer> MONTHS = new HashMap<>();

    static {
        months("jan january januar janvier janv enero ene gennaio gen janeiro stycznia января", 1);
        months("feb february februar février fevrier févr febrero febbraio fevereiro fev февраля", 2);
        months("mar march märz maerz mars marzo março марта", 3);
        months("apr april avril avr abril abr aprile апреля", 4);
        months("may mai mayo maggio maio мая", 5);
        months("jun june juni juin junio giugno junho июня", 6);
        months("jul july juli juillet juil julio luglio julho июля", 7);
        months("aug august août aout agosto ago августа", 8);
        months("sep sept september septembre septiembre settembre setembro set сентября", 9);
        months("oct october okt oktober octobre octubre ottobre outubro out октября", 10);
        months("nov november novembre noviembre novembro ноября", 11);
        months("dec december dez dezember décembre déc diciembre dic dicembre dezembro декабря", 12);
    }

    static final String MONTH = "(?:"
            + String.join(
                    "|",
                    MONTHS.keySet().stream()
                            .sorted((a, b) -> b.length() - a.length() == 0 ? a.compareTo(b) : b.length() - a.length())
                            .toList())
            + ")";

    /** Any of the shapes, to be built into other patterns. */
    static final String DATE = "(?:" + YEAR + "-\\d{1,2}-\\d{1,2}"
            + "|" + YEAR + "\\s?年(?:\\s?\\d{1,2}\\s?月(?:\\s?\\d{1,2}\\s?日)?)?"
            + "|" + YEAR + ",?\\s" + MONTH + "\\b\\.?(?:\\s\\d{1,2}(?!\\d))?"
            + "|" + MONTH + "\\b\\.?\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s" + YEAR
            + "|\\d{1,2}(?:st|nd|rd|th|er|\\.)?\\s(?:de\\s)?" + MONTH + "\\b\\.?,?\\s(?:de\\s)?" + YEAR
            + "|" + MONTH + "\\b\\.?,?\\s(?:de\\s)?" + YEAR
            + "|" + YEAR + ")";

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Pattern YEARS = Pattern.compile(YEAR);
    private static final Pattern NAMES = Pattern.compile("(?<!\\p{L})" + MONTH + "(?!\\p{L})", FLAGS);
    private static final Pattern DAYS = Pattern.compile("(?<!\\d)\\d{1,2}(?!\\d)");

    private DateWords() {}

    static Pattern pattern(String regex) {
        return Pattern.compile(regex, FLAGS);
    }

    /** @param words what one of the shapes matched; with strokes nobody knows which is the month, and it stays in words */
    static Map<String, Object> read(String words) {
        Matcher year = YEARS.matcher(words);
        if (!year.find() || words.indexOf('/') >= 0) {
            return Map.of("literal", words.strip());
        }
        int y = Integer.parseInt(year.group());
        String rest = words.substring(0, year.start()) + " " + words.substring(year.end());
        List<Integer> numbers = DAYS.matcher(rest)
                .results()
                .map(n -> Integer.parseInt(n.group()))
                .toList();
        Matcher name = NAMES.matcher(rest);
        if (name.find()) {
            int month = MONTHS.getOrDefault(name.group().toLowerCase(Locale.ROOT), 1);
            return numbers.isEmpty() || numbers.get(0) < 1 || numbers.get(0) > 31
                    ? parts(List.of(y, month))
                    : parts(List.of(y, month, numbers.get(0)));
        }
        if (numbers.isEmpty() || numbers.get(0) < 1 || numbers.get(0) > 12 && rest.indexOf('.') < 0) {
            return parts(List.of(y));
        }
        boolean dayFirst = numbers.size() > 1 && rest.indexOf('.') >= 0 && !words.startsWith(year.group());
        if (dayFirst && numbers.get(1) >= 1 && numbers.get(1) <= 12) {
            return parts(List.of(y, numbers.get(1), numbers.get(0)));
        }
        return numbers.size() > 1 && numbers.get(1) >= 1 && numbers.get(1) <= 31
                ? parts(List.of(y, numbers.get(0), numbers.get(1)))
                : parts(List.of(y, numbers.get(0)));
    }

    private static Map<String, Object> parts(List<Integer> parts) {
        return Map.of("date-parts", List.of(parts));
    }

    private static void months(String names, int month) {
        for (String name : names.split(" ")) {
            MONTHS.put(name, month);
        }
    }
}
