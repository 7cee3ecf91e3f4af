package org.imprimatur.article.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.image.Images;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.article.typeset.CitationCheck;
import org.imprimatur.platform.VisibleText;

/**
 * The checks before a text is handed in: what it must have before somebody is asked to read it, and what is only worth
 * a second look.
 */
record SubmissionChecklist(List<Check> checks) {

    private static final Pattern IMAGE = Pattern.compile("\\(\\s*<?image:([0-9a-f]{64})");

    SubmissionChecklist {
        checks = List.copyOf(checks);
    }

    /** How a check came out. */
    enum Outcome {
        PASSED,
        NOTED,
        FAILED
    }

    /** @param message key of the words, with {@code arguments} */
    record Check(Outcome outcome, String message, List<Object> arguments) {

        public String kind() {
            return outcome.name().toLowerCase(java.util.Locale.ROOT);
        }

        public String icon() {
            return switch (outcome) {
                case PASSED -> "check";
                case NOTED -> "warning";
                case FAILED -> "cross";
            };
        }

        public Object[] args() {
            return arguments.toArray();
        }
    }

    /**
     * @param images of the article, asked for only if the text shows any
     * @param fallen what was done to its sources that were retracted, in words, each behind its title
     */
    static SubmissionChecklist of(RevisionText text, Supplier<List<Images.Entry>> images, Map<String, String> fallen) {
        List<Check> checks = new ArrayList<>();
        present(checks, text.title(), "title");
        present(checks, text.standfirst(), "standfirst");
        present(checks, text.body(), "body");
        sources(checks, text);
        fallen.forEach((title, words) -> checks.add(check(Outcome.FAILED, "article.check.retracted", title, words)));
        images(checks, text, images);
        return new SubmissionChecklist(checks);
    }

    public boolean blocks() {
        return checks.stream().anyMatch(check -> check.outcome() == Outcome.FAILED);
    }

    private static void present(List<Check> checks, String part, String name) {
        boolean there = !VisibleText.isBlank(part);
        checks.add(check(there ? Outcome.PASSED : Outcome.FAILED, "article.check." + name + (there ? "" : ".missing")));
    }

    private static void sources(List<Check> checks, RevisionText text) {
        SourceList list = SourceList.parse(text.sources());
        boolean wrong = false;
        for (SourceList.Problem problem : list.problems()) {
            boolean fatal = problem.kind() == SourceList.Kind.NO_ID || problem.kind() == SourceList.Kind.NOT_AN_ITEM;
            if (problem.kind() != SourceList.Kind.SAME_ID) {
                checks.add(check(fatal ? Outcome.FAILED : Outcome.NOTED, problem.message(), problem.arguments()));
                wrong |= fatal;
            }
        }
        for (CitationCheck.Problem problem : CitationCheck.of(text)) {
            boolean noted = problem.kind() == CitationCheck.Kind.UNCITED_SOURCE;
            checks.add(check(noted ? Outcome.NOTED : Outcome.FAILED, problem.message(), problem.key()));
            wrong |= !noted;
        }
        if (list.sources().isEmpty()) {
            checks.add(check(Outcome.NOTED, "article.check.sources.none"));
        } else if (!wrong) {
            checks.add(check(
                    Outcome.PASSED, "article.check.sources", list.sources().size()));
        }
    }

    private static void images(List<Check> checks, RevisionText text, Supplier<List<Images.Entry>> images) {
        List<String> used = IMAGE.matcher(text.body())
                .results()
                .map(image -> image.group(1))
                .toList();
        if (used.isEmpty()) {
            return;
        }
        Set<String> known = images.get().stream().map(Images.Entry::sha256).collect(Collectors.toSet());
        checks.add(
                known.containsAll(used)
                        ? check(Outcome.PASSED, "article.check.images", used.size())
                        : check(Outcome.FAILED, "article.check.images.missing"));
    }

    private static Check check(Outcome outcome, String message, Object... arguments) {
        return new Check(outcome, message, List.of(arguments));
    }
}
