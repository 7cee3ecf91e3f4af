package org.imprimatur.workflow.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.worklist.AnswerVariables;
import org.jspecify.annotations.Nullable;

/** The variables a process can have, from whatever sets them: the server, its pages, its steps, the diagram itself. */
final class ProcessVariables {

    private static final List<String> NAMES_IN_THE_DRAWING = List.of(
            "resultVariable", "elementVariable", "errorCodeVariable", "errorMessageVariable", "escalationCodeVariable");

    private final Map<String, List<Object>> values = new HashMap<>();
    private boolean certain = true;
    private final Collection<XmlElement> all;
    private final Vocabulary vocabulary;

    /** @param all every process that serves, for those that call this one */
    ProcessVariables(XmlElement process, Collection<XmlElement> all, Vocabulary vocabulary) {
        this.all = all;
        this.vocabulary = vocabulary;
        collect(process, new HashSet<>());
    }

    boolean contains(String name) {
        return values.containsKey(name);
    }

    /** Whether every stage leads to a page of ours; of another nobody knows what it would set. */
    boolean isCertain() {
        return certain;
    }

    Set<String> names() {
        return Set.copyOf(values.keySet());
    }

    /** All the values it can have, null if they are not known or without number. */
    @Nullable
    List<Object> valuesOf(String name) {
        List<Object> known = values.get(name);
        return known == null || known.isEmpty() ? null : known;
    }

    private void collect(XmlElement process, Set<String> seen) {
        if (!seen.add(process.id())) {
            return;
        }
        ProcessContract processContract = vocabulary.processes().get(process.id());
        if (processContract != null) {
            processContract.variables().forEach(this::any);
            processContract.messages().values().forEach(this::answered);
        }
        for (XmlElement element : process.below()) {
            if (element.is("userTask")) {
                AnswerVariables page = vocabulary.answersOf(element.engine("formKey"));
                certain &= page != null;
                answered(page == null ? AnswerVariables.none() : page);
            }
            byTheDrawing(element);
        }
        byTheCaller(process, seen);
        byTheCalled(process, seen);
    }

    /** What an element sets by naming it. */
    static Set<String> named(XmlElement element) {
        Set<String> names = new HashSet<>();
        NAMES_IN_THE_DRAWING.stream().map(element::engine).forEach(names::add);
        if (element.isEngines() && element.is("outputParameter", "inputParameter")) {
            names.add(element.name());
        }
        if (element.isEngines() && element.is("out") || element.is("in") && !isOfACall(element)) {
            names.add(element.attribute("target"));
        }
        names.remove("");
        return names;
    }

    private void byTheDrawing(XmlElement element) {
        named(element).forEach(this::any);
        for (String text : CheckedProcess.texts(element)) {
            Expressions.sets(text).forEach(this::any);
            if (Expressions.problem(text) == null) {
                Expressions.names(text).forEach(name -> answered(vocabulary.setBy(name)));
            }
        }
    }

    private void byTheCaller(XmlElement process, Set<String> seen) {
        for (XmlElement caller : all) {
            for (XmlElement call : caller.below("callActivity")) {
                if (call.attribute("calledElement").equals(process.id())) {
                    for (XmlElement given : call.below("in")) {
                        any(given.attribute("target"));
                        if (given.attribute("variables").equals("all")) {
                            collect(caller, seen);
                        }
                    }
                }
            }
        }
    }

    private void byTheCalled(XmlElement process, Set<String> seen) {
        for (XmlElement call : process.below("callActivity")) {
            boolean everything = call.below("out").stream()
                    .anyMatch(out -> out.attribute("variables").equals("all"));
            all.stream()
                    .filter(other -> everything && other.id().equals(call.attribute("calledElement")))
                    .forEach(other -> collect(other, seen));
        }
    }

    private static boolean isOfACall(XmlElement element) {
        XmlElement around = element.parent();
        XmlElement outer = around == null ? null : around.parent();
        return outer != null && outer.is("callActivity");
    }

    private void answered(AnswerVariables answerVariables) {
        answerVariables
                .values()
                .forEach((name, known) -> values.merge(name, known, (a, b) -> a.equals(b) ? a : List.of()));
    }

    private void any(String name) {
        if (!name.isEmpty()) {
            values.put(name, List.of());
        }
    }
}
