package org.imprimatur.article.claim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.platform.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What a claim says, in a shape in which two of them can be compared and looked up: its words without capitals, blanks and
 * marks, and without the words that say nothing. Two claims are nearly the same if all that counts is the same in the same
 * order, but for a phrase that moved from one end to the other: so a figure, a dose, a unit, a negation or a population
 * that differs keeps them apart.
 */
public final class ClaimWords {

    /** Of fewer words that count nobody can tell what they are about. */
    private static final int FEWEST = 4;

    private static final Set<String> TIMES = Set.of("day", "night", "week", "month", "year", "hour");
    private static final Map<String, String> EACH = Map.of(
            "daily",
            "day",
            "nightly",
            "night",
            "weekly",
            "week",
            "monthly",
            "month",
            "yearly",
            "year",
            "annually",
            "year");

    private final List<String> tokens;
    private final List<String> core = new ArrayList<>();
    private final List<String> asides = new ArrayList<>();
    private boolean negated;

    private ClaimWords(List<String> tokens) {
        this.tokens = tokens;
        List<String> spelled = spelled(tokens);
        for (int i = 0; i < spelled.size(); i++) {
            add(spelled, i);
        }
    }

    public static ClaimWords of(String sentence) {
        return new ClaimWords(ClaimTokens.of(
                sentence.length() > ClaimTokens.LONGEST ? sentence.substring(0, ClaimTokens.LONGEST) : sentence));
    }

    /** A hash that claims of the same words have, however they are printed. */
    public String sameWords() {
        return hash(tokens);
    }

    /** A hash that all claims have which are nearly the same, and perhaps others; nothing if it says too little. */
    public Optional<String> alike() {
        if (core.size() < FEWEST) {
            return Optional.empty();
        }
        List<String> sorted = new ArrayList<>(core);
        Collections.sort(sorted);
        return Optional.of(hash(sorted));
    }

    /** Whether they say the same in nearly the same words, as far as words can show it. */
    public boolean isNearly(ClaimWords other) {
        boolean told = core.size() >= FEWEST && core.size() == other.core.size();
        boolean asidesMayDiffer = !negated && !other.negated;
        return told
                && (asidesMayDiffer || asides.equals(other.asides))
                && Collections.indexOfSubList(doubled(core), other.core) >= 0;
    }

    /** Whether it says by itself what it is about, so that the same words anywhere are the same claim. */
    public boolean isTelling() {
        boolean points = false;
        for (int i = 0; i < tokens.size(); i++) {
            points |= ClaimVocabulary.isPointing(tokens.get(i)) || tokens.get(i).equals("|");
            points |= i > 0 && tokens.get(i - 1).equals("the") && ClaimVocabulary.isPointedAt(tokens.get(i));
        }
        return !points && core.size() >= FEWEST;
    }

    private void add(List<String> spelled, int i) {
        String word = spelled.get(i);
        boolean beforeFigure =
                i + 1 < spelled.size() && ClaimTokens.isNumber(ClaimVocabulary.folded(spelled.get(i + 1)));
        negated |= ClaimVocabulary.isNegation(word);
        if (ClaimVocabulary.isAside(word)) {
            asides.add(word);
        } else if (!ClaimVocabulary.isSilent(word) || beforeFigure && ClaimVocabulary.isPreposition(word)) {
            core.add(range(core, spelled, i).orElseGet(() -> ClaimVocabulary.folded(word)));
        }
    }

    /** "7 to 9" is 7-9. */
    private static Optional<String> range(List<String> core, List<String> spelled, int i) {
        boolean between = spelled.get(i).equals("to")
                && !core.isEmpty()
                && i > 0
                && ClaimTokens.isNumber(core.get(core.size() - 1))
                && ClaimVocabulary.folded(spelled.get(i - 1)).equals(core.get(core.size() - 1));
        return between ? Optional.of("~") : Optional.empty();
    }

    /** Contractions and "daily" in full, "a night" as each night. */
    private static List<String> spelled(List<String> tokens) {
        List<String> spelled = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            String word = tokens.get(i);
            String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
            String often = EACH.get(word);
            String positive = positive(word);
            if (often != null) {
                Collections.addAll(spelled, "each", often);
            } else if (positive != null) {
                Collections.addAll(spelled, positive, "not");
            } else if (word.equals("per") && next.equals("cent")) {
                spelled.add("%");
                i++;
            } else if (word.equals("a") && TIMES.contains(next) && i > 0 && isCounted(tokens.get(i - 1))) {
                spelled.add("each");
            } else {
                spelled.add(word);
            }
        }
        return spelled;
    }

    private static boolean isCounted(String before) {
        return TIMES.contains(before.replaceFirst("s$", ""))
                || Set.of("once", "twice", "times", "mg", "g").contains(before);
    }

    private static @Nullable String positive(String word) {
        return switch (word) {
            case "cannot", "cant" -> "can";
            case "dont" -> "do";
            case "doesnt" -> "does";
            case "didnt" -> "did";
            case "isnt" -> "is";
            case "arent" -> "are";
            case "wasnt" -> "was";
            case "werent" -> "were";
            case "shouldnt" -> "should";
            case "wont" -> "will";
            case "hasnt" -> "has";
            case "havent" -> "have";
            default -> null;
        };
    }

    private static List<String> doubled(List<String> words) {
        List<String> doubled = new ArrayList<>(words);
        doubled.addAll(words);
        return doubled;
    }

    private static String hash(List<String> words) {
        return Sha256.of(String.join(" ", words).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClaimWords words && tokens.equals(words.tokens);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tokens);
    }

    @Override
    public String toString() {
        return String.join(" ", tokens);
    }
}
