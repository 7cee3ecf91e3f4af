package org.imprimatur.workflow;

import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/**
 * Reads the plain cells of decision tables: a quoted word, a whole number, the name of a variable, quoted words to
 * compare one with. The interpreter of FEEL sets up all its functions anew for each cell, which took a fifth of a
 * submission's time. It still gets every cell that is not plain, and says the same about those that are.
 */
final class PlainCells implements FeelEngine {

    private static final String WORD = "\"[^\"\\\\\\p{Cntrl}]*\"";
    private static final Pattern ONE_WORD = Pattern.compile(WORD);
    private static final Pattern WORDS = Pattern.compile(WORD + "(?: *, *" + WORD + ")*");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /** A name of FEEL's own is never the variable's. */
    private static final Set<String> TAKEN = Set.of(
            "true",
            "false",
            "null",
            "not",
            "and",
            "or",
            "if",
            "then",
            "else",
            "for",
            "in",
            "return",
            "some",
            "every",
            "satisfies",
            "between",
            "instance",
            "of",
            "function");

    private final Supplier<FeelEngine> interpreter;

    /** @param interpreter set up when the first cell needs it, which takes a while */
    PlainCells(Supplier<FeelEngine> interpreter) {
        this.interpreter = SingletonSupplier.of(interpreter);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String cell, VariableContext variables) {
        Object plain = plain(cell.strip(), variables);
        return plain == null ? interpreter.get().evaluateSimpleExpression(cell, variables) : (T) plain;
    }

    private static @Nullable Object plain(String cell, VariableContext variables) {
        if (ONE_WORD.matcher(cell).matches()) {
            return unquoted(cell);
        }
        if (WHOLE_NUMBER.matcher(cell).matches()) {
            return Long.valueOf(cell);
        }
        return NAME.matcher(cell).matches() && !TAKEN.contains(cell) ? word(cell, variables) : null;
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String cell, String input, VariableContext variables) {
        String given = WORDS.matcher(cell.strip()).matches() ? word(input, variables) : null;
        return given == null
                ? interpreter.get().evaluateSimpleUnaryTests(cell, input, variables)
                : isAmong(cell.strip(), given);
    }

    private static boolean isAmong(String words, String given) {
        Matcher word = ONE_WORD.matcher(words);
        while (word.find()) {
            if (unquoted(word.group()).equals(given)) {
                return true;
            }
        }
        return false;
    }

    /** Null if there is no such variable, or it is no word: what becomes of it then, the interpreter knows. */
    private static @Nullable String word(String name, VariableContext variables) {
        return variables.containsVariable(name) && variables.resolve(name).getValue() instanceof String word
                ? word
                : null;
    }

    private static String unquoted(String word) {
        return word.substring(1, word.length() - 1);
    }
}
