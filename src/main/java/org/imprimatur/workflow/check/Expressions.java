package org.imprimatur.workflow.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstProperty;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.Node;
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

    /** How the reader of expressions calls the part after a dot when it is asked what it is. */
    private static final String DOT = ". ";

    private static final Pattern SETS = Pattern.compile("setVariable(?:Local)?\\(\\s*['\"]([^'\"]+)['\"]");
    private static final Pattern BARE = Pattern.compile("[$#]\\{\\s*([A-Za-z_]\\w*)\\s*}");

    private static final ExpressionFactoryImpl FACTORY = new ExpressionFactoryImpl();

    private Expressions() {}

    /** @param values how many are handed over */
    record Call(String bean, String method, int values) {}

    /**
     * Something asked of something: {@code base.member}, or {@code base[member]}.
     *
     * @param base   the name or function it begins with, empty if it begins with neither
     * @param direct whether nothing stands between base and member
     * @param member what is asked; empty for what stands in brackets
     * @param call   whether it is called and not only read
     */
    record Access(String base, boolean direct, String member, boolean call) {}

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
        List<Call> calls = new ArrayList<>();
        walk(parse(text).getRoot(), node -> {
            if (node instanceof AstMethod
                    && node.getChild(0) instanceof AstDot dot
                    && dot.getChild(0) instanceof AstIdentifier bean) {
                calls.add(new Call(bean.getName(), member(dot), node.getChild(1).getCardinality()));
            }
        });
        return calls;
    }

    /** Whatever it asks of what it names, or of what comes of that. */
    static List<Access> accesses(String text) {
        List<Access> accesses = new ArrayList<>();
        Set<Node> called = Collections.newSetFromMap(new IdentityHashMap<>());
        walk(parse(text).getRoot(), node -> {
            if (node instanceof AstMethod) {
                called.add(node.getChild(0));
            } else if (node instanceof AstProperty) {
                boolean direct = node.getChild(0) instanceof AstIdentifier;
                String member = node instanceof AstDot dot ? member(dot) : "";
                accesses.add(new Access(base(node.getChild(0)), direct, member, called.contains(node)));
            }
        });
        return accesses;
    }

    /** Whether all of it is one expression, so that its value is not a text. */
    static boolean isWhole(String text) {
        return isOne(text) && parse(text).getRoot() instanceof AstEval;
    }

    private static String base(Node node) {
        if (node instanceof AstIdentifier name) {
            return name.getName();
        }
        if (node instanceof AstFunction function) {
            return function.getName();
        }
        boolean goesOn = node instanceof AstProperty || node instanceof AstMethod || node instanceof AstNested;
        return goesOn ? base(node.getChild(0)) : "";
    }

    private static String member(AstDot dot) {
        return dot.toString().substring(DOT.length());
    }

    /** Whoever calls comes before what is called. */
    private static void walk(Node node, Consumer<Node> visit) {
        visit.accept(node);
        for (int i = 0; i < node.getCardinality(); i++) {
            walk(node.getChild(i), visit);
        }
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
