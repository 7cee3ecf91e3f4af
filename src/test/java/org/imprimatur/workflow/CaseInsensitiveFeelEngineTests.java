package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How words in decision tables meet what they are compared with. */
class CaseInsensitiveFeelEngineTests {

    private static final FeelEngine CELLS = EnginePlugin.cells(new CaseInsensitiveFeelEngine(
            word -> word.equals("living with diabetes") ? List.of("diabetes") : List.of()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "Diabetes"             | diabetes             | true
            "diabetes"             | DIABETES             | true
            "Diabetes"             | Diabetes             | true
            "Sleep", "Diabetes"    | diabetes             | true
            not("Diabetes")        | diabetes             | false
            not("Diabetes")        | sleep                | true
            "Diabetes"             | sleep                | false
            "Diabetes"             | living with diabetes | true
            not("Diabetes")        | living with diabetes | false
            """)
    void wordsMeetWithoutRegardToCapitalsAndByFormerNames(String cell, String topic, boolean met) {
        var variables = Variables.createVariables().putValue("topic", topic).asVariableContext();

        assertThat(CELLS.evaluateSimpleUnaryTests(cell, "topic", variables)).isEqualTo(met);
    }

    @Test
    void numbersAreComparedAsTheyWere() {
        var variables = Variables.createVariables().putValue("days", 5).asVariableContext();

        assertThat(CELLS.evaluateSimpleUnaryTests("> 3", "days", variables)).isTrue();
        assertThat(CELLS.evaluateSimpleUnaryTests("> 7", "days", variables)).isFalse();
    }
}
