package org.imprimatur.review;

import java.util.Locale;
import java.util.Set;

/** The clinical terms whose change can harm: numbers, units, how often, and whether at all. */
final class ClinicalTerms {

    private static final Set<String> UNITS = Set.of(
            "µg",
            "μg",
            "mcg",
            "ug",
            "mg",
            "g",
            "kg",
            "ml",
            "dl",
            "l",
            "iu",
            "mmol",
            "mol",
            "mmhg",
            "bpm",
            "kcal",
            "kj",
            "unit",
            "units",
            "dose",
            "doses",
            "tablet",
            "tablets",
            "capsule",
            "capsules",
            "drop",
            "drops",
            "puff",
            "puffs",
            "teaspoon",
            "teaspoons",
            "tablespoon",
            "tablespoons",
            "percent",
            "second",
            "seconds",
            "minute",
            "minutes",
            "hour",
            "hours",
            "day",
            "days",
            "week",
            "weeks",
            "month",
            "months",
            "year",
            "years");

    private static final Set<String> HOW_OFTEN = Set.of(
            "once",
            "twice",
            "thrice",
            "daily",
            "hourly",
            "nightly",
            "weekly",
            "monthly",
            "every",
            "half",
            "double",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "twelve",
            "hundred",
            "thousand",
            "more",
            "less",
            "fewer",
            "most",
            "least",
            "above",
            "below",
            "over",
            "under",
            "before",
            "after",
            "maximum",
            "minimum",
            "max",
            "min");

    private static final Set<String> WHETHER = Set.of(
            "no",
            "not",
            "never",
            "none",
            "nor",
            "neither",
            "without",
            "cannot",
            "unless",
            "except",
            "avoid",
            "stop",
            "always",
            "only",
            "must",
            "should",
            "may",
            "safe",
            "unsafe",
            "contraindicated",
            "increase",
            "increases",
            "increased",
            "decrease",
            "decreases",
            "decreased",
            "raise",
            "raises",
            "lower",
            "lowers",
            "hypo",
            "hyper");

    private ClinicalTerms() {}

    static boolean contains(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.chars().anyMatch(Character::isDigit)
                || lower.equals("%")
                || lower.equals("<")
                || lower.equals(">")
                || lower.equals("±")
                || lower.endsWith("n't")
                || lower.endsWith("n’t")
                || UNITS.contains(lower)
                || HOW_OFTEN.contains(lower)
                || WHETHER.contains(lower);
    }
}
