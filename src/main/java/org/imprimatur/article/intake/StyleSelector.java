package org.imprimatur.article.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Selects the elements a rule of a style sheet is about, by tag, class and id, within others: what the programs that
 * save pages write. Anything else, such as a state or an attribute, selects nothing.
 */
final class StyleSelector {

    private static final int LONGEST = 300;
    private static final int MOST_STEPS = 8;

    private static final Pattern COMPOUND = Pattern.compile("(\\*|[a-z][\\w-]*)?((?:[.#][\\w-]+)*)");
    private static final Pattern NAME = Pattern.compile("([.#])([\\w-]+)");

    private final List<Step> steps;
    private final int specificity;

    private StyleSelector(List<Step> steps) {
        this.steps = steps;
        this.specificity = steps.stream().mapToInt(Step::specificity).sum();
    }

    /** One element on the way; the last is the one selected. */
    private record Step(String tag, Set<String> classes, Set<String> ids, boolean rightInside) {

        boolean matches(Element element) {
            return (tag.isEmpty() || tag.equals(element.normalName()))
                    && (ids.isEmpty() || ids.equals(Set.of(element.id())))
                    && (classes.isEmpty() || classes.stream().allMatch(element::hasClass));
        }

        int specificity() {
            return ids.size() * 1_000_000 + classes.size() * 1_000 + (tag.isEmpty() ? 0 : 1);
        }
    }

    static Optional<StyleSelector> of(String written) {
        String plain = written.strip();
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        boolean rightInside = false;
        for (String word : plain.replace(">", " > ").strip().split("\\s+")) {
            if (word.equals(">")) {
                rightInside = true;
                continue;
            }
            Optional<Step> step = step(word, rightInside);
            if (step.isEmpty() || steps.size() >= MOST_STEPS) {
                return Optional.empty();
            }
            steps.add(step.get());
            rightInside = false;
        }
        return steps.isEmpty() || rightInside ? Optional.empty() : Optional.of(new StyleSelector(steps));
    }

    private static Optional<Step> step(String word, boolean rightInside) {
        // Names of classes are told apart by their capitals, names of tags are not.
        int names = firstOf(word, '.', '#');
        String tag = word.substring(0, names).toLowerCase(Locale.ROOT);
        Matcher compound = COMPOUND.matcher(tag + word.substring(names));
        if (!compound.matches()) {
            return Optional.empty();
        }
        Set<String> classes = new java.util.LinkedHashSet<>();
        Set<String> ids = new java.util.LinkedHashSet<>();
        Matcher name = NAME.matcher(word.substring(names));
        while (name.find()) {
            (name.group(1).equals(".") ? classes : ids).add(name.group(2));
        }
        return Optional.of(new Step(tag.equals("*") ? "" : tag, classes, ids, rightInside));
    }

    private static int firstOf(String word, char a, char b) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) == a || word.charAt(i) == b) {
                return i;
            }
        }
        return word.length();
    }

    /** What an element has in common with all that this selects: ".class", "#id", "tag", or "" for nothing. */
    String key() {
        Step last = steps.get(steps.size() - 1);
        return last.classes().stream()
                .findFirst()
                .map(name -> "." + name)
                .or(() -> last.ids().stream().findFirst().map(id -> "#" + id))
                .orElse(last.tag());
    }

    int specificity() {
        return specificity;
    }

    boolean matches(Element element) {
        int step = steps.size() - 1;
        return steps.get(step).matches(element) && within(element, step);
    }

    private boolean within(Element element, int step) {
        if (step == 0) {
            return true;
        }
        boolean rightInside = steps.get(step).rightInside();
        for (@Nullable Element around = element.parent(); around != null; around = around.parent()) {
            if (steps.get(step - 1).matches(around) && within(around, step - 1)) {
                return true;
            }
            if (rightInside) {
                return false;
            }
        }
        return false;
    }
}
