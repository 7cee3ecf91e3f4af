package org.imprimatur.article.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.imprimatur.platform.InvalidSetting;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFormatterTests {

    private static final String JOURNAL = """
            {"id":"w","type":"article-journal","title":"Recommended amount of sleep for a healthy adult",
             "author":[{"family":"Watson","given":"Nathaniel F."}],"container-title":"Sleep","volume":"38","issue":"6",
             "page":"843-844","issued":{"date-parts":[[2015,6,1]]},"DOI":"10.5665/sleep.4716","PMID":"26039963"}""";

    private final SourceFormatter ama = new SourceFormatter(new CitationSettings("american-medical-association"));

    @Test
    void aJournalArticleIsWordedAsTheStyleSays() {
        String entry = ama.entries("[" + JOURNAL + "]").get(0);
        assertThat(Jsoup.parse(entry).text())
                .startsWith("Watson NF. Recommended amount of sleep for a healthy adult. Sleep. 2015;38(6):843-844.");
        assertThat(entry)
                .contains("<i>Sleep</i>")
                .contains("<a href=\"https://doi.org/10.5665/sleep.4716\" rel=\"external noopener\">")
                .contains("https://pubmed.ncbi.nlm.nih.gov/26039963/");
    }

    @Test
    void otherStylesAreAMatterOfSetting() {
        assertThat(Jsoup.parse(new SourceFormatter(new CitationSettings("apa"))
                                .entries("[" + JOURNAL + "]")
                                .get(0))
                        .text())
                .startsWith("Watson, N. F. (2015).");
        assertThat(Jsoup.parse(new SourceFormatter(new CitationSettings("nlm-citation-sequence"))
                                .entries("[" + JOURNAL + "]")
                                .get(0))
                        .text())
                .contains("2015 Jun 1");
        assertThatThrownBy(() -> new SourceFormatter(new CitationSettings("vancouver")))
                .hasMessageContaining("“vancouver”, and there is no citation style of that name");
    }

    @Test
    void aNewsroomBringsAStyleOfItsOwn(@TempDir Path folder) throws IOException {
        String apa;
        try (InputStream style = SourceFormatter.class.getResourceAsStream("/citation-styles/apa.csl")) {
            apa = new String(style.readAllBytes(), UTF_8);
        }
        Path own = Files.writeString(folder.resolve("own.csl"), apa);
        assertThat(Jsoup.parse(new SourceFormatter(new CitationSettings(own.toString()))
                                .entries("[" + JOURNAL + "]")
                                .get(0))
                        .text())
                .startsWith("Watson, N. F. (2015).");

        Path noStyle = Files.writeString(folder.resolve("no-style.csl"), "Vancouver");
        Path otherName = Files.writeString(
                folder.resolve("other-name.csl"), apa.replace("rel=\"self\"", "rel=\"independent-parent\""));
        for (Path refused : List.of(noStyle, otherName, folder.resolve("missing.csl"))) {
            assertThatThrownBy(() -> new SourceFormatter(new CitationSettings(refused.toString())))
                    .as(refused.toString())
                    .isInstanceOf(InvalidSetting.class)
                    .hasMessageContaining(refused.getFileName().toString());
        }
    }

    @Test
    void aMalformedSourceIsWordedPlainlyAndSpoilsNoOther() {
        for (String odd : List.of(
                "{}",
                "\"Smith 2020\"",
                "42",
                "null",
                "[]",
                "{\"title\":\"T\",\"issued\":\"yesterday\"}",
                "{\"title\":\"T\",\"author\":\"Smith\"}",
                "{\"title\":\"T\",\"type\":\"nonsense\"}",
                "{\"title\":[\"T\"]}",
                "{\"title\":\"T\",\"issued\":{\"date-parts\":[[\"x\",99,{}]]}}",
                "{\"title\":\"T\",\"volume\":{\"a\":1}}",
                "{\"title\":\"T\",\"author\":[null,1,{\"family\":[]}]}",
                "{\"title\":\"T\",\"URL\":\"javascript:x\"}")) {
            List<String> entries = ama.entries("[" + odd + "," + JOURNAL + "]");
            assertThat(entries).as(odd).hasSize(2);
            assertThat(entries.get(1)).as(odd).contains("Watson NF");
            assertThat(entries.get(0)).as(odd).doesNotContain("href=\"javascript:");
            if (odd.contains("\"T\"") && !odd.contains("[\"T\"]")) {
                assertThat(entries.get(0)).as(odd).contains("T");
            }
        }
    }

    @Test
    void markupInAFieldIsWordsOrHarmless() {
        String entry = ama.entries("""
                [{"id":"x","type":"webpage","title":"<script>x</script><img src=x onerror=y> p < 0.05 & <i>E. coli</i>",
                  "URL":"https://example.org/?a=1&b=2"}]""").get(0);
        assertThat(Jsoup.parse(entry).select("script, img, [onerror]")).isEmpty();
        assertThat(Jsoup.parse(entry).select("a").attr("href")).isEqualTo("https://example.org/?a=1&b=2");
        assertThat(Jsoup.parse(entry).text()).contains("E. coli");
    }

    @Test
    void aDoiIsLinkedWhole() {
        String entry = ama.entries("""
                [{"id":"x","type":"article-journal","title":"Framingham","DOI":"10.1002/(SICI)1097(19980815)"}]""").get(0);
        assertThat(Jsoup.parse(entry).select("a").attr("href"))
                .isEqualTo("https://doi.org/10.1002/(sici)1097(19980815)");
        assertThat(Jsoup.parse(ama.entries("""
                [{"id":"x","type":"webpage","title":"T","DOI":"https://doi.org.evil.example/10.1002/1"}]""").get(0)).select("a[href*=doi.org/]"))
                .isEmpty();
    }

    @Test
    void anUntitledListIsStillAList() {
        assertThat(ama.entries("not json")).isEmpty();
        assertThat(ama.entries("{}")).isEmpty();
        assertThat(ama.entries("[]")).isEmpty();
    }

    @Test
    void manyMayAskAtOnce() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> asked = IntStream.range(0, 16)
                    .mapToObj(n -> (Callable<String>) () -> ama.entries(
                                    "[" + JOURNAL.replace("2015", String.valueOf(2000 + n)) + "]")
                            .get(0))
                    .toList();
            var answers = pool.invokeAll(asked);
            for (int n = 0; n < answers.size(); n++) {
                assertThat(answers.get(n).get()).contains(String.valueOf(2000 + n));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void noListWhateverIsTooOdd() {
        Random dice = new Random(7);
        String alphabet = "{}[]\":,0aé<>&\\\"idtypetitleissueddate-parts";
        for (int run = 0; run < 500; run++) {
            StringBuilder odd = new StringBuilder(JOURNAL);
            for (int n = dice.nextInt(6); n >= 0; n--) {
                odd.setCharAt(dice.nextInt(odd.length()), alphabet.charAt(dice.nextInt(alphabet.length())));
            }
            assertThat(ama.entries("[" + odd + "]")).hasSizeLessThan(20);
        }
    }
}
