package org.imprimatur.article.source.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imprimatur.article.RevisionText;
import org.junit.jupiter.api.Test;

/** What the sources of a text are worth, one by one and together. */
class SourceStandingsTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);

    private final TierTable table = new TierTable(
            List.of(
                    new TierRule(1, TierRule.Kind.SITE, "cdc.gov", Tier.B1, ""),
                    new TierRule(2, TierRule.Kind.SITE, "webmd.com", Tier.E, "")),
            "");

    @Test
    void aSourceIsOldAfterFiveYearsAndOneOnDrugsAfterThree() {
        assertThat(age("Sleep", "2021")).isEqualTo(SourceStanding.Age.FRESH);
        assertThat(age("Sleep", "2020")).isEqualTo(SourceStanding.Age.OLD);
        assertThat(age("Sleep", "2021,11,30")).isEqualTo(SourceStanding.Age.OLD);
        assertThat(age("Sleep", "2021,12,1")).isEqualTo(SourceStanding.Age.FRESH);
        assertThat(age("Dosing of a sleep medicine", "2022")).isEqualTo(SourceStanding.Age.OLD);
        assertThat(age("Dosing of a sleep medicine", "2023")).isEqualTo(SourceStanding.Age.FRESH);
    }

    @Test
    void whatHasNoDateOrNoneThatIsOneIsUndated() {
        assertThat(age("Sleep", "")).isEqualTo(SourceStanding.Age.UNDATED);
        assertThat(age("Sleep", "\"x\"")).isEqualTo(SourceStanding.Age.UNDATED);
        assertThat(age("Sleep", "2019,13,45")).isEqualTo(SourceStanding.Age.OLD);
    }

    @Test
    void aTextOnDrugsAsksItOfAllItsSources() {
        RevisionText text =
                new RevisionText("How the medicine works", "", "x", "[" + source("a", "Sleep", "2022", "") + "]");
        assertThat(of(text).list().get(0).limit()).isEqualTo(3);
    }

    @Test
    void tooMuchOnOneWorkAndOnOneSiteIsTold() {
        String sources = IntStream.rangeClosed(1, 5)
                .mapToObj(n -> source(
                        "s" + n, "Title " + n, "2026", "https://" + (n < 3 ? "www.cdc.gov/" + n : "x" + n + ".org/")))
                .collect(Collectors.joining(",", "[", "]"));
        RevisionText text = new RevisionText("T", "", "One [@s1]. Two [@s1]. Three [@s1; @s2]. Four [@s3].", sources);
        SourceStandings standings = of(text);

        assertThat(standings.workOnWhichMuchRests()).contains(new SourceStandings.Share("Title 1", 60));
        assertThat(standings.siteOnWhichMuchRests()).contains(new SourceStandings.Share("cdc.gov", 40));
        assertThat(standings.numbered()).extracting(SourceStanding::key).startsWith("s1", "s2", "s3");
    }

    @Test
    void registersOfWorksAreNoSites() {
        String sources = IntStream.rangeClosed(1, 5)
                .mapToObj(n -> source("s" + n, "Title " + n, "2026", "https://pubmed.ncbi.nlm.nih.gov/1000" + n + "/"))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(of(new RevisionText("T", "", "x", sources)).siteOnWhichMuchRests())
                .isEmpty();
    }

    @Test
    void theScoreIsTheMeanOfWhatIsKnown() {
        RevisionText text = new RevisionText(
                "T",
                "",
                "x",
                "[" + source("a", "A", "2026", "https://cdc.gov/") + ","
                        + source("b", "B", "2026", "https://webmd.com/") + ","
                        + source("c", "C", "2026", "https://unheard.of.example/") + "]");
        assertThat(of(text).score()).hasValue(2.5);
        assertThat(of(text).firm()).contains(33);
        assertThat(of(new RevisionText("T", "", "x", "[]")).score()).isEmpty();
        assertThat(of(new RevisionText("T", "", "x", "[]")).firm()).isEmpty();
    }

    private SourceStanding.Age age(String title, String issued) {
        return of(new RevisionText("T", "", "x", "[" + source("a", title, issued, "") + "]"))
                .list()
                .get(0)
                .age();
    }

    private SourceStandings of(RevisionText text) {
        return SourceStandings.of(text, table, List.of(), TODAY);
    }

    private static String source(String id, String title, String issued, String url) {
        return "{\"id\":\"" + id + "\",\"type\":\"webpage\",\"title\":\"" + title + "\",\"URL\":\"" + url
                + "\",\"issued\":{\"date-parts\":[[" + issued + "]]}}";
    }
}
