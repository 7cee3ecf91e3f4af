package org.imprimatur.workflow.check;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.jspecify.annotations.Nullable;

/** Reads the cells of decision tables with the interpreter that will read them at work. */
final class FeelCells {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

    /** The interpreter takes a word it does not know for nothing and says so by the way. */
    private static final Pattern UNKNOWN = Pattern.compile("No variable found with name '([^']+)'");

    private FeelCells() {}

    /**
     * @param problem why it cannot be read, null if it can
     * @param unknown words it takes for names of something that is not there
     * @param value   what it says, as far as it says so by itself
     * @param isPlain whether it says so by itself
     */
    record Reading(
            @Nullable String problem,
            Set<String> unknown,
            @Nullable Object value,
            boolean isPlain) {}

    /** A cell that answers, or asks for a value. */
    static Reading answer(String text, Set<String> words) {
        ParseResult parsed = FEEL.parseExpression(text);
        if (parsed.isFailure()) {
            return unreadable(parsed.failure().message());
        }
        EvaluationResult alone = FEEL.evaluateExpression(text, Map.<String, Object>of());
        boolean plain = unknown(alone).isEmpty() && alone.isSuccess();
        Set<String> unknown = unknown(FEEL.evaluateExpression(text, context(words)));
        return new Reading(null, unknown, plain ? alone.result() : null, plain);
    }

    /** A cell that compares with a value. */
    static Reading test(String text, Set<String> words) {
        ParseResult parsed = FEEL.parseUnaryTests(text);
        if (parsed.isFailure()) {
            return unreadable(parsed.failure().message());
        }
        return new Reading(null, unknown(FEEL.evaluateUnaryTests(text, "", context(words))), null, false);
    }

    private static Reading unreadable(String problem) {
        return new Reading(problem, Set.of(), null, false);
    }

    private static Map<String, Object> context(Set<String> words) {
        Map<String, Object> context = new HashMap<>();
        words.stream().filter(word -> !word.isEmpty()).forEach(word -> context.put(word, ""));
        return context;
    }

    private static Set<String> unknown(EvaluationResult result) {
        Set<String> unknown = new LinkedHashSet<>();
        var failures = result.suppressedFailures().iterator();
        while (failures.hasNext()) {
            EvaluationFailure failure = failures.next();
            Matcher word = UNKNOWN.matcher(failure.failureMessage());
            if (word.find()) {
                unknown.add(word.group(1));
            }
        }
        return unknown;
    }
}
