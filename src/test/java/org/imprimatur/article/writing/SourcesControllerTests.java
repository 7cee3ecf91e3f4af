package org.imprimatur.article.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ServerTest
@OnBothDatabases
class SourcesControllerTests {

    private static final String TWO = """
            [{"id":"watson2015","type":"article-journal","title":"Recommended amount of sleep for a healthy adult",
              "author":[{"family":"Watson","given":"Nathaniel F.","ORCID":"0000"}],"DOI":"10.5665/sleep.4716",
              "language":"en","issued":{"date-parts":[[2015,6,1]]}},
             {"id":"badr2016","type":"book","title":"Sleep"}]""";

    private WritersDesk desk;

    @BeforeEach
    void aDraft(@Autowired AutowireCapableBeanFactory server) {
        desk = WritersDesk.of(server);
    }

    @Test
    void aSourceIsAddedWithoutKnowingJson() throws Exception {
        Document page = desk.end(draft("", "Body [@hirshkowitz2015]", "[]")
                .param("source-kind", "ARTICLE")
                .param("source-authors", "Hirshkowitz M; Whiton, Kaitlyn")
                .param("source-title", "Sleep time duration")
                .param("source-container", "Sleep Health")
                .param("source-year", "2015")
                .param("source-volume", "1")
                .param("source-issue", "1")
                .param("source-pages", "40-43")
                .param("source-locator", "https://doi.org/10.1016/j.sleh.2014.12.010 PMID: 29073412"));
        assertThat(desk.latest().text().sources())
                .contains(
                        "\"id\":\"hirshkowitz2015\"",
                        "\"DOI\":\"10.1016/j.sleh.2014.12.010\"",
                        "\"PMID\":\"29073412\"",
                        "\"given\":\"Kaitlyn\"");
        assertThat(page.select("#sources-part [role=status]").text()).contains("[@hirshkowitz2015]");
        assertThat(page.select("#sources-part li").text())
                .contains("Hirshkowitz M, Whiton K. Sleep time duration. Sleep Health. 2015;1(1):40-43.", "cited once");
    }

    @Test
    void aSourceWithoutATitleIsAskedForAgainWithAllThatWasTyped() throws Exception {
        Document page = desk.page(draft("", "Typed", "[]").param("source-authors", "Watson NF"), 422);
        assertThat(page.select("#source-authors").val()).isEqualTo("Watson NF");
        assertThat(page.select("#source-form[open]")).isNotEmpty();
        assertThat(page.select("#body").text()).isEqualTo("Typed");
        assertThat(desk.latest().number()).isEqualTo(1);
    }

    @Test
    void aSourceIsNotAddedToAListThatCannotBeRead() throws Exception {
        Document page = desk.page(draft("", "T", "[{").param("source-title", "Sleep"), 422);
        assertThat(page.select("#sources").text()).isEqualTo("[{");
        assertThat(page.select("#source-title").val()).isEqualTo("Sleep");
        assertThat(desk.latest().number()).isEqualTo(1);
    }

    @Test
    void aMistypedIdentifierIsToldWithTheDigitExpected() throws Exception {
        Document page = desk.page(
                draft("", "T", "[]").param("source-title", "Sleep").param("source-locator", "978-0-19-024655-7"), 422);
        assertThat(page.select("#source-locator-error").text())
                .isEqualTo("“978-0-19-024655-7” is mistyped: it ends in 7, and after the other digits 6 is expected.");
        assertThat(page.select("#source-locator").val()).isEqualTo("978-0-19-024655-7");
    }

    @Test
    void theFormFitsTheKindAndKeepsWhatWasTyped() throws Exception {
        Document page = desk.page(
                draft("/form", "T", "[]").param("source-kind", "CHAPTER").param("source-issue", "3"), 200);
        assertThat(page.select("#source-form[open] #source-editors, #source-form #source-issue"))
                .hasSize(2);
        assertThat(page.select("#source-volume")).isEmpty();
        assertThat(desk.page(draft("/form", "T", "[]").param("source-kind", "WEB_PAGE"), 200)
                        .select("#source-accessed[type=date]"))
                .hasSize(1);
    }

    @Test
    void aSourceIsEditedAndWhatIsNotOnTheFormStays() throws Exception {
        Document page = desk.page(draft("/form", "T", TWO).param("edit", "0@watson2015"), 200);
        assertThat(page.select("#source-authors").val()).isEqualTo("Watson, Nathaniel F.");
        assertThat(page.select("#source-year").val()).isEqualTo("2015-06-01");
        assertThat(page.select("#source-locator").val()).isEqualTo("10.5665/sleep.4716");
        assertThat(page.select("[name=source-edited]").val()).isEqualTo("0@watson2015");

        MockHttpServletRequestBuilder changed = draft("", "See [@watson2015].", TWO);
        page.select("#source-form input, #source-form select").forEach(input -> {
            if (!input.id().equals("source-title")) {
                changed.param(
                        input.attr("name"),
                        input.tagName().equals("select")
                                ? input.select("option[selected]").val()
                                : input.val());
            }
        });
        desk.perform(changed.param("source-title", "Better")).andExpect(status().is3xxRedirection());
        assertThat(desk.latest().text().sources())
                .contains("\"title\":\"Better\"", "\"ORCID\":\"0000\"", "\"language\":\"en\"", "[[2015,6,1]]")
                .doesNotContain("Recommended");
    }

    @Test
    void aPastedListOfReferencesIsReadAsItIsPrinted() throws Exception {
        String pasted = """
                1. Hirshkowitz M, Whiton K. Sleep time duration recommendations. Sleep Health. 2015;1(1):40-43.
                2. 10.5665/sleep.4716
                3. Nonsense""";
        Document page = desk.page(draft("/read", "T", "[]").param("pasted", pasted), 200);
        assertThat(page.select("#paste-part .choice label").eachText())
                .hasSize(2)
                .first()
                .asString()
                .contains(
                        "Hirshkowitz M, Whiton K. Sleep time duration recommendations. Sleep Health. 2015;1(1):40-43.");
        assertThat(page.select("#paste-part .check--noted").text()).contains("“Nonsense” is no identifier");
        assertThat(page.select("#pasted").text()).isEqualTo(pasted);
    }

    @Test
    void theListSaysWhatItsSourcesAreWorth() throws Exception {
        Document page = desk.page(draft("/form", "See [@watson2015].", TWO), 200);
        assertThat(page.select("#sources-part .sources > li details summary")).isNotEmpty();
    }

    @Test
    void aKeyIsRenamedInTheListAndInEveryCitation() throws Exception {
        String body = "One [@watson2015]. `[@watson2015]` \\[@watson2015]\n\n- two  [@badr2016; @watson2015, p. 3]";
        desk.perform(draft("", body, TWO)
                        .param("source-edited", "0@watson2015")
                        .param("source-kind", "ARTICLE")
                        .param("source-title", "Sleep for adults")
                        .param("source-key", "consensus"))
                .andExpect(status().is3xxRedirection());
        assertThat(desk.latest().text().body())
                .isEqualTo("One [@consensus]. `[@watson2015]` \\[@watson2015]\n\n- two  [@badr2016; @consensus, p. 3]");
        assertThat(desk.latest().text().sources())
                .contains("\"id\":\"consensus\"")
                .doesNotContain("watson2015");
    }

    @Test
    void aKeyThatIsTakenOrUnfitIsRefusedAndNothingIsLost() throws Exception {
        for (String key : new String[] {"badr2016", "not fit", "[@x]"}) {
            Document page = desk.page(
                    draft("", "T", TWO)
                            .param("source-edited", "0@watson2015")
                            .param("source-title", "Sleep for adults")
                            .param("source-key", key),
                    422);
            assertThat(page.select("#source-key").val()).isEqualTo(key);
            assertThat(page.select("#source-key-error").text()).isNotEmpty();
            assertThat(page.select("#source-title").val()).isEqualTo("Sleep for adults");
        }
        assertThat(desk.latest().number()).isEqualTo(1);
    }

    @Test
    void onlyASourceThatIsNotCitedIsRemoved() throws Exception {
        Document page = desk.page(draft("/remove", "See [@watson2015].", TWO).param("remove", "0@watson2015"), 422);
        assertThat(page.select("#sources-part [role=alert]").text()).contains("[@watson2015] stays", "once");
        desk.perform(draft("/remove", "See [@watson2015].", TWO).param("remove", "1@badr2016"))
                .andExpect(status().is3xxRedirection());
        assertThat(desk.latest().text().sources()).contains("watson2015").doesNotContain("badr2016");
    }

    @Test
    void aButtonOfAListThatWasChangedMeanwhileDoesNothingToAnother() throws Exception {
        desk.page(
                draft("/remove", "T", "[" + TWO.substring(TWO.indexOf("{\"id\":\"badr")))
                        .param("remove", "0@watson2015"),
                422);
        assertThat(desk.latest().number()).isEqualTo(1);
    }

    @Test
    void rowsSayHowOftenASourceIsCitedAndWhatIsWrongWithIt() throws Exception {
        desk.perform(draft("", "A [@badr2016]. B [@badr2016].", TWO)
                        .param("source-title", "Recommended amount of sleep for healthy adult")
                        .param("source-locator", "https://doi.org/10.5665/SLEEP.4716"))
                .andExpect(status().is3xxRedirection());
        Document page = desk.page();
        assertThat(page.select("#sources-part ol > li").eachText())
                .satisfiesExactly(
                        first -> assertThat(first).contains("[@badr2016]", "cited twice"),
                        second -> assertThat(second).contains("[@watson2015]", "not cited yet"),
                        third -> assertThat(third).contains("same work as [@watson2015]"));
    }

    @Test
    void whatIsPastedIsShownBeforeItIsAdded() throws Exception {
        String pasted = """
                @article{watson2015, title={Recommended amount of sleep for a healthy adult}, doi={10.5665/SLEEP.4716}}
                @book{kryger, author={Kryger, Meir H.}, title={Sleep medicine}, year={2017}, publisher={Elsevier}}
                @book{open, title={Never""";
        Document page = desk.page(draft("/read", "Typed", TWO).param("pasted", pasted), 200);
        assertThat(desk.latest().number()).isEqualTo(1);
        assertThat(page.select("#body").text()).isEqualTo("Typed");
        assertThat(page.select("#paste-part .choice").eachText())
                .satisfiesExactly(
                        first -> assertThat(first).contains("same work as [@watson2015]"),
                        second -> assertThat(second).isEqualTo("Kryger MH. Sleep Medicine. Elsevier; 2017."));
        assertThat(page.select("[name=take][checked]").eachAttr("value")).containsExactly("1");
        assertThat(page.select("#paste-part .check").text()).contains("“open” in line 3", "brace");
        assertThat(page.select("#pasted").text()).isEqualTo(pasted);

        Document added = desk.end(draft("/take", "Typed", TWO)
                .param("found", page.select("[name=found]").val())
                .param("take", "0", "1"));
        assertThat(desk.latest().text().sources()).contains("\"id\":\"watson2015b\"", "\"id\":\"kryger\"");
        assertThat(added.select("#sources-part [role=status]").text()).contains("2 more sources");
    }

    @Test
    void identifiersArePastedOneOrMany() throws Exception {
        Document page = desk.page(
                draft("/read", "T", "[]")
                        .param(
                                "pasted",
                                "1. doi:10.5665/sleep.4716\n26039963, PMC4434546\nISBN 978-0-19-024655-7\nSome words of no reference"),
                200);
        assertThat(page.select("[name=take][checked]")).hasSize(3);
        assertThat(page.select("#paste-part .check").eachText())
                .satisfiesExactly(
                        wrong -> assertThat(wrong).contains("6 is expected"),
                        words -> assertThat(words).contains("Some words of no reference"));
    }

    @Test
    void nothingPastedOrChosenIsSaidSo() throws Exception {
        assertThat(desk.page(draft("/read", "T", "[]"), 200)
                        .select("#paste-part .check")
                        .text())
                .contains("Paste something");
        Document page =
                desk.page(draft("/take", "T", "[]").param("found", "[]").param("pasted", "10.5665/sleep.4716"), 422);
        assertThat(page.select("#pasted-error").text()).contains("Choose at least one");
        assertThat(page.select("[name=take]")).hasSize(1);
    }

    @Test
    void whatIsPastedCannotHarmThePage() throws Exception {
        Document page = desk.page(
                draft("/read", "T", "[]")
                        .param("pasted", "[{\"title\":\"<img src=x onerror=y><script>z</script>\",\"type\":\"book\"}]"),
                200);
        assertThat(page.select("#paste-part script, #paste-part img, #paste-part [onerror]"))
                .isEmpty();
        assertThat(page.select("[name=take]")).hasSize(1);
    }

    private MockHttpServletRequestBuilder draft(String action, String body, String sources) {
        return post(desk.address() + "/sources" + action)
                .with(SignedIn.as(desk.writer))
                .param("base", "1")
                .param("title", "T")
                .param("standfirst", "S")
                .param("body", body)
                .param("sources", sources);
    }
}
