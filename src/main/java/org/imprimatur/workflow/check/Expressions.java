package org.imprimatur.workflow.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.SimpleContext;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.jspecify.annotations.Nullable;

/** Reads the engine's expressions, {@code ${signedOff}}, with the engine's own reader, so that both agree. */
final class Expressions {

    /** Names the engine itself fills in, each in its place. */
    private static final Set<String> GIVEN = Set.of(
            "execution",
            "task",
            "decisionResult",
            "authenticatedUserId",
            "loopCounter",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances");

    private static final Set<String> FUNCTIONS = Set.of("currentUser", "currentUserGroups", "now", "dateTime");

    private static final Pattern CALL = Pattern.compile("\\b([A-Za-z_]\\w*)\\.([A-Za-z_]\\w*)\\s*\\(");
    private static final Pattern SETS = Pattern.compile("setVariable(?:Local)?\\(\\s*['\"]([^'\"]+)['\"]");
    private static final Pattern BARE = Pattern.compile("[$#]\\{\\s*([A-Za-z_]\\w*)\\s*}");

    private static final ExpressionFactoryImpl FACTORY = new ExpressionFactoryImpl();

    private Expressions() {}

    record Call(String bean, String method) {}

    static boolean isOne(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Why it cannot be read, null if it can. */
    static @Nullable String problem(String text) {
        try {
            var unknown = new LinkedHashSet<String>();
            parse(text).getFunctionNodes().forEach(function -> unknown.add(function.getName()));
            unknown.removeAll(FUNCTIONS);
            return unknown.isEmpty() ? null : String.join(", ", unknown) + "()";
        } catch (TreeBuilderException e) {
            return e.getMessage();
        }
    }

    /** The variables and steps it names. */
    static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        parse(text).getIdentifierNodes().forEach(name -> names.add(name.getName()));
        names.removeAll(GIVEN);
        return names;
    }

    static List<Call> calls(String text) {
        return CALL.matcher(text)
                .results()
                .map(call -> new Call(call.group(1), call.group(2)))
                .toList();
    }

    /** The variables it sets by hand. */
    static List<String> sets(String text) {
        return SETS.matcher(text).results().map(set -> set.group(1)).toList();
    }

    /** The one name it consists of, null if it says more. */
    static @Nullable String bareName(String text) {
        Matcher bare = BARE.matcher(text);
        return bare.matches() ? bare.group(1) : null;
    }

    /** Whether the condition holds for these values, null where they do not suffice to tell. */
    static @Nullable Boolean holds(String condition, Map<String, Object> values) {
        try {
            SimpleContext context = new SimpleContext();
            values.forEach(
                    (name, value) -> context.setVariable(name, FACTORY.createValueExpression(value, Object.class)));
            return FACTORY.createValueExpression(context, condition, Object.class)
                                    .getValue(context)
                            instanceof Boolean yes
                    ? yes
                    : null;
        } catch (ELException e) {
            return null;
        }
    }

    private static Tree parse(String text) {
        return new Builder(Builder.Feature.METHOD_INVOCATIONS).build(text);
    }
}
