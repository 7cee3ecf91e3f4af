package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainCellsTests {

    private static final FeelEngine INTERPRETER = new ScalaFeelEngine(Collections.emptyList());

    private static final VariableContext VARIABLES = variables();

    /** Counts what is left to the interpreter. */
    private static final class Asked implements FeelEngine {

        private int times;

        @Override
        public <T> T evaluateSimpleExpression(String cell, VariableContext variables) {
            times++;
            return INTERPRETER.evaluateSimpleExpression(cell, variables);
        }

        @Override
        public boolean evaluateSimpleUnaryTests(String cell, String input, VariableContext variables) {
            times++;
            return INTERPRETER.evaluateSimpleUnaryTests(cell, input, variables);
        }
    }

    private final Asked asked = new Asked();
    private final FeelEngine cells = new PlainCells(() -> asked);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"MEDICAL_REVIEWER\"",
                "\"healthy living\"",
                " \"in blanks\" ",
                "\"\"",
                "\"Ärzte & Pflege, 日本\"",
                "0",
                "7",
                "36",
                " 12 ",
                "999999999",
                "topic",
                "risk",
                "empty"
            })
    void aPlainCellMeansWhatItMeansToTheInterpreter(String cell) {
        Object ours = cells.evaluateSimpleExpression(cell, VARIABLES);
        assertThat(asked.times).isZero();
        Object theirs = INTERPRETER.evaluateSimpleExpression(cell, VARIABLES);
        assertThat(ours).isEqualTo(theirs).hasSameClassAs(theirs);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"with \\\"quotes\\\"\"",
                "\"a\" + \"b\"",
                "007",
                "-3",
                "1.50",
                "1234567890123",
                "1 + 2",
                "true",
                "null",
                "not(true)",
                "if risk = \"HIGH\" then 2 else 1",
                "upper case(risk)",
                "count",
                "nothing",
                "missing",
                "[1, 2]"
            })
    void whatIsNotPlainIsLeftToTheInterpreter(String cell) {
        assertThat(said(cells, cell)).isEqualTo(said(INTERPRETER, cell));
        assertThat(asked.times).isOne();
    }

    @Test
    void wordsAreComparedAsTheInterpreterComparesThem() {
        for (String cell :
                List.of("\"HIGH\"", "\"ORDINARY\"", "\"high\"", "\"LOW\",\"HIGH\"", " \"A, B\" , \"sleep\" ", "\"\"")) {
            for (String input : List.of("topic", "risk", "empty")) {
                assertThat(cells.evaluateSimpleUnaryTests(cell, input, VARIABLES))
                        .as("%s in %s", input, cell)
                        .isEqualTo(INTERPRETER.evaluateSimpleUnaryTests(cell, input, VARIABLES));
            }
        }
        assertThat(asked.times).isZero();
    }

    @Test
    void otherTestsAreLeftToTheInterpreter() {
        Map<String, String> tests = Map.of(
                "> 2", "count",
                "3", "count",
                "not(\"HIGH\")", "risk",
                "\"HIGH\", ", "risk",
                "-", "risk",
                "\"HIGH\"", "nothing");
        tests.forEach((cell, input) -> assertThat(tested(cells, cell, input))
                .as("%s in %s", input, cell)
                .isEqualTo(tested(INTERPRETER, cell, input)));
        assertThat(asked.times).isEqualTo(tests.size());
    }

    private static @Nullable Object said(FeelEngine engine, String cell) {
        try {
            return engine.evaluateSimpleExpression(cell, VARIABLES);
        } catch (RuntimeException refused) {
            return refused.getClass();
        }
    }

    private static Object tested(FeelEngine engine, String cell, String input) {
        try {
            return engine.evaluateSimpleUnaryTests(cell, input, VARIABLES);
        } catch (RuntimeException refused) {
            return refused.getClass();
        }
    }

    private static VariableContext variables() {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("topic", "sleep");
        values.put("risk", "HIGH");
        values.put("empty", "");
        values.put("count", 3);
        values.put("nothing", null);
        values.put("true", "a variable with a name of FEEL's own");
        VariableMap map = Variables.createVariables();
        map.putAll(values);
        return map.asVariableContext();
    }
}
