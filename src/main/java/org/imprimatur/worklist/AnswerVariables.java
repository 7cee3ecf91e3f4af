package org.imprimatur.worklist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The process variables a page, a message or a step sets.
 *
 * @param values by name, each with all the values it can have; no values where they are without number
 */
public record AnswerVariables(Map<String, List<Object>> values) {

    public AnswerVariables {
        values = Map.copyOf(values);
    }

    public static AnswerVariables none() {
        return new AnswerVariables(Map.of());
    }

    public AnswerVariables yesOrNo(String name) {
        return oneOf(name, true, false);
    }

    public AnswerVariables any(String name) {
        return oneOf(name);
    }

    public AnswerVariables oneOf(String name, Object... values) {
        Map<String, List<Object>> more = new LinkedHashMap<>(this.values);
        more.put(name, List.of(values));
        return new AnswerVariables(more);
    }

    public Set<String> names() {
        return values.keySet();
    }
}
