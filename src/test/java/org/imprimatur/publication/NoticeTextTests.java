package org.imprimatur.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.imprimatur.people.PersonId;
import org.junit.jupiter.api.Test;

class NoticeTextTests {

    @Test
    void aNoticeSaysWhatWasWrong() {
        NoticeText notice = new NoticeText(Severity.MINOR, " A name\r\nwas misspelt. ", "", "");
        assertThat(notice.summary()).isEqualTo("A name\nwas misspelt.");
        assertThatThrownBy(() -> new NoticeText(Severity.MINOR, " \n ", "Before.", "After."))
                .isInstanceOf(NoticeText.SummaryMissing.class);
    }

    @Test
    void aPlanSaysWhatIsWrong() {
        assertThat(NoticeText.summary(" The dose is wrong.\r\n")).isEqualTo("The dose is wrong.");
        assertThatThrownBy(() -> NoticeText.summary(" \n ")).isInstanceOf(NoticeText.SummaryMissing.class);
        assertThatThrownBy(() -> NoticeText.summary("x".repeat(2_001))).isInstanceOf(NoticeText.WordsTooLong.class);
    }

    @Test
    void aNoticeIsAFewSentencesAndItsPassagesAPage() {
        String longest = "x".repeat(8_000);
        assertThat(new NoticeText(Severity.MINOR, "x".repeat(2_000), longest, longest).before())
                .isEqualTo(longest);
        assertThatThrownBy(() -> new NoticeText(Severity.MINOR, "x".repeat(2_001), "", ""))
                .isInstanceOf(NoticeText.WordsTooLong.class);
        assertThatThrownBy(() -> new NoticeText(Severity.MINOR, "Wrong.", longest + "x", ""))
                .isInstanceOf(NoticeText.WordsTooLong.class);
        assertThatThrownBy(() -> new NoticeText(Severity.MINOR, "Wrong.", "", longest + "x"))
                .isInstanceOf(NoticeText.WordsTooLong.class);
    }

    @Test
    void ofSeveralPlansTheGravestCountsAndEachIsSaidOnce() {
        List<PlannedCorrection> plans = List.of(
                plan(Severity.MINOR, "A name is misspelt."),
                plan(Severity.DANGEROUS, "The dose is wrong."),
                plan(Severity.CLINICAL, "A name is misspelt."));
        assertThat(NoticeText.gravest(plans)).isEqualTo(Severity.DANGEROUS);
        assertThat(NoticeText.joined(plans)).isEqualTo("A name is misspelt.\nThe dose is wrong.");
        assertThat(NoticeText.gravest(List.of())).isEqualTo(Severity.MINOR);
    }

    private static PlannedCorrection plan(Severity severity, String summary) {
        return new PlannedCorrection(severity, summary, PersonId.random(), Instant.EPOCH);
    }
}
