package org.imprimatur.article.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes claims of articles on health, other wordings of each, and claims that differ from it in one thing that matters. */
final class ClaimLikenessMeasure {

    private static final List<String> PEOPLE = List.of(
            "adults",
            "teenagers",
            "pregnant women",
            "men over 50",
            "children",
            "infants",
            "nursing mothers",
            "people with asthma",
            "people with diabetes",
            "smokers",
            "non-smokers",
            "older adults",
            "athletes",
            "people with kidney disease",
            "premature babies",
            "shift workers");
    private static final List<String> SUBSTANCES = List.of(
            "aspirin",
            "ibuprofen",
            "metformin",
            "vitamin D",
            "vitamin C",
            "caffeine",
            "melatonin",
            "omega-3",
            "warfarin",
            "zinc",
            "magnesium",
            "paracetamol",
            "insulin",
            "alcohol");
    private static final List<String> CONDITIONS = List.of(
            "stroke",
            "bleeding",
            "heart disease",
            "liver failure",
            "depression",
            "falls",
            "asthma attacks",
            "type 2 diabetes",
            "kidney stones",
            "migraine",
            "hip fracture");
    private static final List<String> UNITS = List.of("mg", "mcg", "g", "ml", "IU", "mg/kg", "mmol");
    private static final List<String> TIMES = List.of("day", "week", "month");

    private final Random random;

    ClaimLikenessMeasure(long seed) {
        this.random = new Random(seed);
    }

    /** What a claim is about; each sentence is printed from one. */
    record Facts(
            int shape,
            String people,
            String substance,
            String condition,
            String figure,
            String unit,
            String time,
            boolean up,
            boolean atLeast,
            boolean denied) {}

    Facts facts() {
        return new Facts(
                random.nextInt(6),
                one(PEOPLE),
                one(SUBSTANCES),
                one(CONDITIONS),
                figure(),
                one(UNITS),
                one(TIMES),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextInt(4) == 0);
    }

    private String figure() {
        int n = 2 + random.nextInt(19);
        return switch (random.nextInt(4)) {
            case 0 -> n + "." + (1 + random.nextInt(9));
            case 1 -> Integer.toString(n * 50);
            case 2 -> n + "–" + (n + 1 + random.nextInt(5));
            default -> Integer.toString(n);
        };
    }

    /** As its first writer put it. */
    String plainly(Facts facts) {
        return print(facts, false);
    }

    /** The same in one of its other wordings, printed another way. */
    String otherwise(Facts facts) {
        String words = print(facts, true);
        if (random.nextInt(3) == 0) {
            words = words.toUpperCase().equals(words)
                    ? words
                    : Character.toLowerCase(words.charAt(0)) + words.substring(1);
        }
        if (!facts.denied() && random.nextInt(4) == 0) {
            words = one(List.of(
                            "Studies show that ", "Research suggests that ", "However, ", "According to research, "))
                    + Character.toLowerCase(words.charAt(0))
                    + words.substring(1);
        }
        return random.nextInt(3) == 0
                ? words.replace(" ", "  ").replace(".", "!").replaceAll("(?<=\\d)!(?=\\d)", ".")
                : words;
    }

    /** One thing that matters is another; which it was. */
    Facts changed(Facts f) {
        return switch (random.nextInt(9)) {
            case 0 ->
                new Facts(
                        f.shape,
                        other(PEOPLE, f.people),
                        f.substance,
                        f.condition,
                        f.figure,
                        f.unit,
                        f.time,
                        f.up,
                        f.atLeast,
                        f.denied);
            case 1 ->
                new Facts(
                        f.shape,
                        f.people,
                        other(SUBSTANCES, f.substance),
                        f.condition,
                        f.figure,
                        f.unit,
                        f.time,
                        f.up,
                        f.atLeast,
                        f.denied);
            case 2 ->
                new Facts(
                        f.shape,
                        f.people,
                        f.substance,
                        other(CONDITIONS, f.condition),
                        f.figure,
                        f.unit,
                        f.time,
                        f.up,
                        f.atLeast,
                        f.denied);
            case 3, 4 ->
                new Facts(
                        f.shape,
                        f.people,
                        f.substance,
                        f.condition,
                        otherFigure(f.figure),
                        f.unit,
                        f.time,
                        f.up,
                        f.atLeast,
                        f.denied);
            case 5 ->
                new Facts(
                        f.shape,
                        f.people,
                        f.substance,
                        f.condition,
                        f.figure,
                        other(UNITS, f.unit),
                        f.time,
                        f.up,
                        f.atLeast,
                        f.denied);
            case 6 ->
                new Facts(
                        f.shape,
                        f.people,
                        f.substance,
                        f.condition,
                        f.figure,
                        f.unit,
                        f.time,
                        !f.up,
                        f.atLeast,
                        f.denied);
            case 7 ->
                new Facts(
                        f.shape,
                        f.people,
                        f.substance,
                        f.condition,
                        f.figure,
                        f.unit,
                        f.time,
                        f.up,
                        !f.atLeast,
                        f.denied);
            default ->
                new Facts(
                        f.shape,
                        f.people,
                        f.substance,
                        f.condition,
                        f.figure,
                        f.unit,
                        f.time,
                        f.up,
                        f.atLeast,
                        !f.denied);
        };
    }

    private String otherFigure(String figure) {
        return switch (random.nextInt(3)) {
            case 0 -> figure.replace(".", "").replace("–", "");
            case 1 -> figure + "0";
            default -> figure();
        };
    }

    private String print(Facts f, boolean otherwise) {
        String up = f.up() ? pick(otherwise, "raises", "increases") : pick(otherwise, "lowers", "reduces", "decreases");
        String figure = otherwise ? spelled(f.figure()) : f.figure();
        String percent = pick(otherwise, "%", "percent", "per cent");
        String about = pick(otherwise, "about", "approximately", "around");
        String each = pick(otherwise, "each " + f.time(), "every " + f.time(), "per " + f.time());
        String least = f.atLeast() ? "at least" : "at most";
        String the = pick(otherwise, "the ", "");
        return switch (f.shape()) {
            case 0 ->
                capital(f.substance()
                        + (f.denied() ? pick(otherwise, " does not raise ", " doesn’t raise ") : " " + up + " ") + the
                        + "risk of " + f.condition() + " by " + figure + " " + percent + " in " + f.people() + ".");
            case 1 ->
                capital(f.people()
                        + (f.denied()
                                ? pick(otherwise, " should not take ", " must not take ")
                                : pick(otherwise, " need ", " should take ", " require ")
                                        .replace("should take", "should"))
                        + " " + least + " " + figure + " " + f.unit() + " of " + f.substance() + " " + each + ".");
            case 2 ->
                otherwise && random.nextBoolean()
                        ? "In " + f.people() + ", " + figure + " " + f.unit() + " of " + f.substance() + " "
                                + (f.denied() ? "never " : "") + up + " " + the + "risk of " + f.condition() + "."
                        : capital(figure + " " + f.unit() + " of " + f.substance() + " " + (f.denied() ? "never " : "")
                                + up + " " + the + "risk of " + f.condition() + " in " + f.people() + ".");
            case 3 ->
                capital(about + " " + figure + " " + percent + " of " + f.people()
                        + (f.denied() ? " without " : " with ") + f.condition() + " take " + f.substance() + " " + each
                        + ".");
            case 4 ->
                capital(f.people() + " who take " + f.substance() + " for " + figure + " " + f.time() + "s have "
                        + (f.denied() ? "no " : "") + (f.up() ? "more " : "less ") + f.condition() + ".");
            default ->
                capital(the + "dose of " + f.substance() + " for " + f.people() + " is " + (f.denied() ? "not " : "")
                        + figure + " " + f.unit() + " " + each + ".");
        };
    }

    private String spelled(String figure) {
        List<String> names = List.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
        int n = figure.matches("\\d{1,2}") ? Integer.parseInt(figure) : 0;
        return n >= 2 && n <= 10 && random.nextBoolean()
                ? names.get(n - 2)
                : random.nextBoolean() ? figure.replace("–", " to ") : figure.replace("–", "-");
    }

    private String pick(boolean otherwise, String... wordings) {
        return otherwise ? wordings[random.nextInt(wordings.length)] : wordings[0];
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String other(List<String> of, String than) {
        List<String> others = new ArrayList<>(of);
        others.remove(than);
        return one(others);
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
