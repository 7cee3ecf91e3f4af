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

        boolean matches(String line) {
            boolean begun = begins.isEmpty() || begins.stream().anyMatch(line::startsWith);
            return begun && (last ? line.endsWith(verb) : line.contains(verb));
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
            new Way(List.of("el "), " escribi\u00f3", true),
            new Way(List.of("il "), " ha scritto", true),
            new Way(List.of("op "), " schreef", false),
            new Way(List.of("op "), " geschreven", true),
            new Way(List.of("em ", "a ", "no dia "), " escreveu", true),
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

    private AttributionLine() {}

    static boolean matches(String line) {
        if (!line.endsWith(":") && !line.endsWith("\uff1a")) {
            return false;
        }
        String plain = line.substring(0, line.length() - 1).strip().toLowerCase(Locale.ROOT);
        boolean known = WAYS.stream().anyMatch(way -> way.matches(plain));
        return known && DATE_OR_ADDRESS.matcher(plain).find();
    }
}
