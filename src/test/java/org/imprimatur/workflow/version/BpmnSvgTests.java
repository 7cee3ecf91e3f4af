package org.imprimatur.workflow.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BpmnSvgTests {

    private static final Pattern CANVAS = Pattern.compile("viewBox=\"(-?\\d+) (-?\\d+) (\\d+) (\\d+)\"");
    private static final Pattern CAPTION =
            Pattern.compile("<text class=\"caption\" x=\"(-?\\d+)\" y=\"(-?\\d+)\">([^<]+)<");

    /** About as wide as a letter is in the picture. */
    private static final int LETTER = 6;

    @ParameterizedTest
    @ValueSource(strings = {"article-review", "reader-report", "dead-address"})
    void noCaptionIsCutOffAtTheEdge(String process) throws IOException {
        assertNoneIsCutOff(BpmnSvg.of(Bpmn.readModelFromStream(Files.newInputStream(file(process))), Set.of()));
    }

    @Test
    void aCaptionThatWasNeverMovedStandsWhereItBelongs() throws IOException {
        String unplaced = Files.readString(file("article-review"))
                .replaceAll("(?s)<bpmndi:BPMNLabel>.*?</bpmndi:BPMNLabel>", "<bpmndi:BPMNLabel />");

        String svg = BpmnSvg.of(
                Bpmn.readModelFromStream(new ByteArrayInputStream(unplaced.getBytes(StandardCharsets.UTF_8))),
                Set.of());

        assertNoneIsCutOff(svg);
        assertThat(svg).contains("Article is live", "No, changes requested", "Signed off?");
    }

    private static void assertNoneIsCutOff(String svg) {
        MatchResult canvas = CANVAS.matcher(svg).results().findFirst().orElseThrow();
        int left = number(canvas, 1);
        int right = left + number(canvas, 3);
        assertThat(CAPTION.matcher(svg).results()).isNotEmpty().allSatisfy(caption -> {
            int half = caption.group(3).length() * LETTER / 2;
            assertThat(number(caption, 1) - half).as(caption.group(3)).isGreaterThanOrEqualTo(left);
            assertThat(number(caption, 1) + half).as(caption.group(3)).isLessThanOrEqualTo(right);
        });
    }

    private static Path file(String process) {
        return Path.of("processes", process + ".bpmn");
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
