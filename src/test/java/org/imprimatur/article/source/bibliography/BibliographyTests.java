package org.imprimatur.article.source.bibliography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.imprimatur.article.source.CitationSettings;
import org.imprimatur.article.source.SourceFormatter;
import org.imprimatur.article.source.bibliography.Bibliography.Reason;
import org.junit.jupiter.api.Test;

class BibliographyTests {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final String BIBTEX = """
            % exported
            @string{sl = "Sleep"}
            @article{watson2015,
              author = {Watson, Nathaniel F. and Badr, M. Safwan and {World Health Organization} and van der Berg, Jan W.},
              title = "Recommended amount of sleep for a {H}ealthy adult: {\\"U}ber 7 {\\&} more",
              journal = sl, volume = 38, number = {6}, pages = {843--844}, year = 2015, month = jun,
              doi = {10.5665/sleep.4716}, pmid = {26039963}
            }
            @comment{nothing}
            @inbook{kryger, author = {Kryger, Meir}, title = {Sleep medicine}, booktitle = {Principles}, publisher = {Elsevier}, year = {2017}}
            """;

    private static final String RIS = """
            TY  - JOUR
            AU  - Watson, Nathaniel F.
            AU  - Badr, M. S.
            TI  - Recommended amount of sleep
            T2  - Sleep
            VL  - 38
            IS  - 6
            SP  - 843
            EP  - 844
            PY  - 2015
            DO  - 10.5665/sleep.4716
            ER  -\s

            TY  - BOOK
            AU  - Müller, Jörg
            TI  - Schlaf
            PB  - Thieme
            PY  - 2019
            ER  -\s
            """;

    private static final String PUBMED = """
            PMID- 26039963
            OWN - NLM
            VI  - 38
            IP  - 6
            DP  - 2015 Jun 1
            TI  - Recommended Amount of Sleep for a Healthy Adult: A Joint Consensus
                  Statement.
            PG  - 843-4
            LID - 10.5665/sleep.4716 [doi]
            FAU - Watson, Nathaniel F
            AU  - Watson NF
            CN  - Consensus Conference Panel
            TA  - Sleep
            JT  - Sleep
            PMC - PMC4434546
            """;

    @Test
    void bibTexIsRead() {
        Bibliography read = read(BIBTEX);
        assertThat(read.unread()).isEmpty();
        assertThat(read.items()).hasSize(2);
        assertThat(read.items().get(0))
                .containsEntry("type", "article-journal")
                .containsEntry("title", "Recommended amount of sleep for a Healthy adult: Über 7 & more")
                .containsEntry("container-title", "Sleep")
                .containsEntry("DOI", "10.5665/sleep.4716")
                .containsEntry("PMID", "26039963");
        assertThat(printed(read.items().get(0)))
                .contains("Watson NF, Badr MS, World Health Organization", "Sleep</i>. 2015;38(6):843-844");
    }

    @Test
    void risIsRead() {
        Bibliography read = read(RIS);
        assertThat(read.unread()).isEmpty();
        assertThat(read.items()).hasSize(2);
        assertThat(read.items().get(0)).doesNotContainKey("id");
        assertThat(printed(read.items().get(0))).contains("Watson NF, Badr MS.", "Sleep</i>. 2015;38(6):843-844");
        assertThat(printed(read.items().get(1))).contains("Müller J.", "Thieme; 2019");
    }

    @Test
    void pubMedsFormatIsRead() {
        Bibliography read = read(PUBMED + "\n" + PUBMED);
        assertThat(read.items()).hasSize(2);
        assertThat(read.items().get(0))
                .containsEntry("title", "Recommended Amount of Sleep for a Healthy Adult: A Joint Consensus Statement")
                .containsEntry("DOI", "10.5665/sleep.4716")
                .containsEntry("PMCID", "PMC4434546");
        assertThat(printed(read.items().get(0)))
                .contains("Watson NF, Consensus Conference Panel", "Sleep</i>. 2015;38(6):843-844");
    }

    @Test
    void cslJsonIsRead() {
        assertThat(read("[{\"id\":\"a\",\"type\":\"book\",\"title\":\"T\"},{\"id\":\"b\"},3]"))
                .satisfies(read -> assertThat(read.items()).hasSize(1))
                .satisfies(read -> assertThat(read.unread())
                        .extracting(Bibliography.UnreadEntry::reason)
                        .containsExactly(Reason.NO_TITLE, Reason.BROKEN));
        assertThat(read("{\"items\":[{\"title\":\"T\"}]}").items()).hasSize(1);
        assertThat(read("[{\n\"title\":\n").unread()).singleElement().satisfies(unread -> {
            assertThat(unread.reason()).isEqualTo(Reason.NOT_JSON);
            assertThat(unread.line()).isGreaterThan(1);
        });
    }

    @Test
    void aBrokenEntryIsNamedAndTakesNoOtherDown() {
        Bibliography read =
                read("@book{open, title = {Never closed\n\n@book{shut, title = {T}}\n@book{odd, title {T}}\n"
                        + "@book{dull, year = 2015}");
        assertThat(read.items())
                .singleElement()
                .satisfies(item -> assertThat(item).containsEntry("title", "T"));
        assertThat(read.unread())
                .extracting(
                        Bibliography.UnreadEntry::reason,
                        Bibliography.UnreadEntry::name,
                        Bibliography.UnreadEntry::line)
                .containsExactly(
                        tuple(Reason.UNBALANCED, "open", 1),
                        tuple(Reason.BROKEN, "odd", 4),
                        tuple(Reason.NO_TITLE, "dull", 5));
        assertThat(read.unread().get(0).text()).isEqualTo("@book{open, title = {Never closed");
    }

    @Test
    void aRecordWithoutItsEndIsReadAndOneWithoutATitleNamed() {
        Bibliography read =
                read("TY  - JOUR\nTI  - First\nTY - BOOK\nTI - Second\n\nTY  - JOUR\nDO  - 10.1000/1\nER  - ");
        assertThat(read.items()).extracting(item -> item.get("title")).containsExactly("First", "Second");
        assertThat(read.unread()).singleElement().satisfies(unread -> {
            assertThat(unread.name()).isEqualTo("10.1000/1");
            assertThat(unread.line()).isEqualTo(6);
        });
    }

    @Test
    void wordsAreNoBibliography() {
        for (String words : List.of("", "Watson NF. Sleep. 2015.", "10.5665/sleep.4716", "@ home", "[@key]", "{x}")) {
            assertThat(Bibliography.read(words)).as(words).isEmpty();
        }
    }

    @Test
    void hundredsAreReadInATimeThatGrowsWithThem() {
        assertThat(read(BIBTEX.repeat(300)).items()).hasSize(600);
        assertThat(read(RIS.repeat(500)).items()).hasSize(1_000);
        Bibliography cut = read(RIS.repeat(2_000));
        assertThat(cut.items()).hasSize(Bibliography.MOST);
        assertThat(cut.unread()).singleElement().satisfies(rest -> {
            assertThat(rest.reason()).isEqualTo(Reason.TOO_MANY);
            assertThat(rest.text().length()).isEqualTo(RIS.length() * 1_000);
        });
        for (String hostile : List.of(
                "@book{" + "{".repeat(90_000),
                "@book{a, title={" + "{".repeat(40_000) + "}".repeat(40_000) + "}}",
                "@book{a, title={T}, author={" + "a and ".repeat(15_000) + "}}",
                "@book{a, title={T}, author={" + "a b c d e f g, ".repeat(5_000) + "}}",
                "@book{a, title={T}, author={" + "a ".repeat(40_000) + "}}",
                "@book{a, title={T}, pages={" + "1-".repeat(40_000) + "}}",
                "@book{a, title={T}, year={" + "1/".repeat(40_000) + "}}",
                "@book{a, title={" + "\\\\'".repeat(30_000) + "}}",
                "@book{".repeat(20_000),
                "@book{a,\n".repeat(20_000),
                "TY  - ".repeat(20_000),
                "TY  - JOUR\n".repeat(20_000),
                "TY  - JOUR\nAU  - " + "a, ".repeat(40_000),
                "TY  - JOUR\nTI  - T\n" + "AU  - a, b\n".repeat(20_000),
                "PMID- 1\n".repeat(20_000),
                "PMID- 1\nDP  - " + "1".repeat(90_000),
                "[{\"a\":".repeat(20_000))) {
            long start = THREADS.getCurrentThreadCpuTime();
            read(hostile);
            assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start))
                    .as(hostile.substring(0, 30))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void noTextWhateverIsTooOdd() {
        Random dice = new Random(17);
        String alphabet = "@{}\",=\\%#~- \nTYERAUabc0123é";
        for (String format : List.of(BIBTEX, RIS, PUBMED)) {
            for (int run = 0; run < 200; run++) {
                StringBuilder odd = new StringBuilder(format);
                for (int n = dice.nextInt(12); n >= 0; n--) {
                    odd.setCharAt(
                            20 + dice.nextInt(odd.length() - 20), alphabet.charAt(dice.nextInt(alphabet.length())));
                }
                Bibliography.read(odd.toString());
            }
        }
    }

    private static Bibliography read(String text) {
        return Bibliography.read(text).orElseThrow();
    }

    private static String printed(Map<String, Object> item) {
        try {
            return new SourceFormatter(new CitationSettings("american-medical-association"))
                    .entries(new ObjectMapper().writeValueAsString(List.of(item)))
                    .get(0);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
