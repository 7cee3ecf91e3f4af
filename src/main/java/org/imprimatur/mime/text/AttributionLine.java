package org.imprimatur.mime.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The line "On Monday Jane wrote:" in the languages of mail programs. Plain comparisons, so that no line takes long. */
final class AttributionLine {

    /**
     * @param begins one of them begins the line; empty if anything may
     * @param verb   then stands in it
     * @param last   and nothing follows the verb
     */
    private record Way(List<String> begins, String verb, boolean last) {

        boolean isBegun(String line) {
            return begins.stream().anyMatch(line::startsWith);
        }

        boolean matches(String line) {
            return (begins.isEmpty() || isBegun(line)) && (last ? line.endsWith(verb) : line.contains(verb));
        }
    }

    private static final List<String> ANYHOW = List.of();

    private static final List<String> NORDIC_DAYS = List.of(
            "den ",
            "p\u00e5 ",
            "m\u00e5n",
            "man",
            "tis",
            "tir",
            "ons",
            "tor",
            "fre",
            "l\u00f6r",
            "l\u00f8r",
            "s\u00f6n",
            "s\u00f8n");

    private static final List<Way> WAYS = List.of(
            new Way(List.of("on "), " wrote", true),
            new Way(ANYHOW, "> wrote", true),
            new Way(List.of("am "), " schrieb", false),
            new Way(ANYHOW, "> schrieb", true),
            new Way(List.of("am "), " geschrieben", true),
            new Way(List.of("le "), " a \u00e9crit", true),
            new Way(List.of("el ", "en "), " escribi\u00f3", true),
            new Way(List.of("il "), " ha scritto", true),
            new Way(List.of("op "), " schreef", false),
            new Way(List.of("op "), " geschreven", true),
            new Way(List.of("em ", "a ", "no dia ", "\u00e0s "), " escreveu", true),
            new Way(ANYHOW, "> escreveu (", false),
            new Way(ANYHOW, "> schrieb am ", false),
            new Way(NORDIC_DAYS, " skrev", false),
            new Way(
                    List.of("w dniu ", "dnia ", "pon", "wt", "\u015br", "czw", "pt", "sob", "niedz"),
                    " napisa\u0142",
                    false),
            new Way(List.of("w dniu ", "dnia ", "pon", "wt", "\u015br", "czw", "pt", "sob", "niedz"), " pisze", true),
            new Way(ANYHOW, " \u043f\u0438\u0448\u0435\u0442", true),
            new Way(ANYHOW, "\u043f\u0438\u0441\u0430\u043b", false),
            new Way(ANYHOW, "\u5199\u9053", true),
            new Way(ANYHOW, "\u5beb\u9053", true),
            new Way(ANYHOW, "\u66f8\u304d\u307e\u3057\u305f", true),
            new Way(ANYHOW, "\u306e\u30e1\u30fc\u30eb", true),
            new Way(ANYHOW, " kirjoitti", false),
            // Without a verb, as Gmail has it in Russian, Japanese and Chinese.
            new Way(ANYHOW, ">", true));

    /** A time of day, a year, or somebody's address: what a person writes in passing has none of them. */
    private static final Pattern DATE_OR_ADDRESS = Pattern.compile("\\d[:.]\\d\\d|(?:19|20)\\d\\d|[\\w.+-]@[\\w-]");

    /** Beside a date and an address, it does not matter how the line begins. */
    private static final List<String> VERBS = List.of(
            " wrote",
            " schrieb",
            " a \u00e9crit",
            " escribi\u00f3",
            " ha scritto",
            " schreef",
            " geschreven",
            " escreveu");

    private static final Pattern ADDRESS = Pattern.compile("<[\\w.+-]{1,100}@[\\w.-]{1,200}>");
    private static final Pattern DATE = Pattern.compile("\\d[:.]\\d\\d|(?:19|20)\\d\\d");

    private AttributionLine() {}

    /** Whether a line begins as some of them do. */
    static boolean isBegun(String line) {
        String plain = line.toLowerCase(Locale.ROOT);
        return WAYS.stream().anyMatch(way -> way.isBegun(plain));
    }

    static boolean matches(String line) {
        if (!line.endsWith(":") && !line.endsWith("\uff1a")) {
            return false;
        }
        String plain = line.substring(0, line.length() - 1)
                .replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .strip()
                .toLowerCase(Locale.ROOT);
        boolean full = VERBS.stream().anyMatch(plain::endsWith)
                && ADDRESS.matcher(plain).find()
                && DATE.matcher(plain).find();
        boolean known = full || WAYS.stream().anyMatch(way -> way.matches(plain));
        return known && DATE_OR_ADDRESS.matcher(plain).find();
    }
}
