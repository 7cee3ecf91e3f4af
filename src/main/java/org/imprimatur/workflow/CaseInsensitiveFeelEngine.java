package org.imprimatur.workflow;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * A FEEL engine that compares words in decision tables without regard to capitals, and by whatever else a word is
 * called: a row for "Diabetes" is met by an article about "diabetes". Each cell is asked about the word in the spelling
 * the cell has.
 */
final class CaseInsensitiveFeelEngine {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\]*)\"");

    private final Function<String, Collection<String>> alsoCalled;

    /** @param alsoCalled other names of a word, asked only if the cell does not have the word itself */
    CaseInsensitiveFeelEngine(Function<String, Collection<String>> alsoCalled) {
        this.alsoCalled = alsoCalled;
    }

    /** The variables, the one the cell is compared with in the cell's own spelling. */
    VariableContext spelledAs(String cell, String input, VariableContext variables) {
        String spelled =
                variables.containsVariable(input) && variables.resolve(input).getValue() instanceof String word
                        ? spelled(word, cell)
                        : null;
        return spelled == null ? variables : new Respelled(variables, input, spelled);
    }

    /** As the cell spells it, null if it does so already or does not have it. */
    private @Nullable String spelled(String word, String cell) {
        Set<String> words = new LinkedHashSet<>();
        Matcher quoted = QUOTED.matcher(cell);
        while (quoted.find()) {
            words.add(quoted.group(1));
        }
        if (words.isEmpty() || words.contains(word)) {
            return null;
        }
        return words.stream()
                .filter(word::equalsIgnoreCase)
                .findFirst()
                .or(() -> {
                    Collection<String> names = alsoCalled.apply(word);
                    return words.stream()
                            .filter(one -> names.stream().anyMatch(one::equalsIgnoreCase))
                            .findFirst();
                })
                .orElse(null);
    }

    /** The same variables, one of them in another spelling. */
    private record Respelled(VariableContext variables, String name, String word) implements VariableContext {

        @Override
        public TypedValue resolve(String variable) {
            return variable.equals(name) ? Variables.stringValue(word) : variables.resolve(variable);
        }

        @Override
        public boolean containsVariable(String variable) {
            return variables.containsVariable(variable);
        }

        @Override
        public Set<String> keySet() {
            return variables.keySet();
        }
    }
}
