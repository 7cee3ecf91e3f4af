package org.imprimatur.article.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.Worklist;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.ResultActions;

/** What is typed between two revisions is kept for whoever typed it, and for nobody else. */
@ServerTest
@OnBothDatabases
class WorkingCopyControllerTests {

    private static final String PUT_TOGETHER = "[{\"kept\":0},{\"html\":\"<p>And <strong>more</strong>.</p>\"}]";

    @Autowired
    Newsroom newsroom;

    @Autowired
    Worklist worklist;

    private WritersDesk desk;

    @BeforeEach
    void aDraft(@Autowired AutowireCapableBeanFactory server) {
        desk = WritersDesk.of(server);
    }

    @Test
    void whatIsTypedIsThereAgainAndIsNoRevision() throws Exception {
        keep(1, "Typed since.")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.body").value("Typed since."));

        Document page = desk.page();
        assertThat(page.select("#body").text()).isEqualTo("Typed since.");
        assertThat(page.select(".bar-state").text()).isEqualTo("Saved just now, not yet a revision");
        assertThat(desk.latest().number()).isEqualTo(1);
    }

    @Test
    void theLastThatWasTypedIsKept() throws Exception {
        String first = copy(keep(1, "First."));
        keepOn(first, "Second.");

        assertThat(desk.page().select("#body").text()).isEqualTo("Second.");
        assertThat(desk.parked()).isEmpty();
    }

    @Test
    void whatASecondTabTypedIsParkedAndNotOverwritten() throws Exception {
        String first = copy(keep(1, "In the first tab."));
        keep(1, "In the second tab.");
        keepOn(first, "In the first tab again.");

        assertThat(desk.page().select("#body").text()).isEqualTo("In the first tab again.");
        assertThat(desk.parked())
                .extracting(parked -> parked.typed().body())
                .containsExactlyInAnyOrder("In the first tab.", "In the second tab.");
    }

    @Test
    void aSaveParksTheCopyOfAnotherTab() throws Exception {
        keep(1, "In the first tab.");
        desk.perform(desk.save(1, "In the second tab.")).andExpect(redirectedUrl(desk.address()));

        assertThat(desk.page().select("#body").text()).isEqualTo("In the second tab.");
        assertThat(desk.parked())
                .singleElement()
                .satisfies(parked -> assertThat(parked.typed().body()).isEqualTo("In the first tab."));
    }

    @Test
    void aBodyIsPutTogetherOfWhatWasKeptAndWhatIsNew() throws Exception {
        keep(1, "One  block.", PUT_TOGETHER)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.body").value("One  block.\n\nAnd **more**."));
    }

    @Test
    void brokenPiecesAreRefusedAndWhatWasKeptStays() throws Exception {
        keep(1, "Whole.");
        for (String broken :
                new String[] {"", "[", "{}", "[{\"kept\":7}]", "[{\"kept\":-1}]", "[{\"kept\":\"x\"}]", "nonsense"}) {
            keep(1, "One block.", broken).andExpect(status().isUnprocessableEntity());
        }
        assertThat(desk.page().select("#body").text()).isEqualTo("Whole.");
    }

    @Test
    void savingMakesTheRevisionAndTheCopyGoes() throws Exception {
        keep(1, "Typed since.");
        desk.perform(desk.save(1, "Typed since.")).andExpect(redirectedUrl(desk.address()));

        assertThat(desk.page().select(".bar-state").text()).isEqualTo("Saved just now, revision 2");
        assertThat(desk.parked()).isEmpty();
    }

    @Test
    void aCopyTheTextHasLeftBehindIsParked() throws Exception {
        keep(1, "Typed in one tab.");
        desk.isSavedElsewhere("Saved in another.");

        assertThat(desk.page().select("#body").text()).isEqualTo("Saved in another.");
        assertThat(desk.parked())
                .singleElement()
                .satisfies(parked -> assertThat(parked.typed().body()).isEqualTo("Typed in one tab."));
        keep(1, "Typed on in the first.").andExpect(status().isConflict());
        assertThat(desk.page().select("#body").text()).isEqualTo("Saved in another.");
    }

    @Test
    void goingBackPutsTheCopyByForASecondThought() throws Exception {
        keep(1, "A bad idea.");
        desk.perform(desk.form("/working-copy/discard", 1, "A bad idea.").with(SignedIn.as(desk.writer)))
                .andExpect(redirectedUrl(desk.address()));

        assertThat(desk.page().select("#body").text()).isNotEqualTo("A bad idea.");
        assertThat(desk.parked())
                .singleElement()
                .satisfies(parked -> assertThat(parked.typed().body()).isEqualTo("A bad idea."));
    }

    @Test
    void nobodyElseSeesIt() throws Exception {
        keep(1, "Typed since.");
        Person publisher = newsroom.aPublisher();

        assertThat(desk.page(get(desk.address()).with(SignedIn.as(publisher)), 200)
                        .text())
                .doesNotContain("Typed since.");
        desk.perform(desk.form("/working-copy", 1, "Mine.").with(SignedIn.as(publisher)))
                .andExpect(status().isForbidden());
        desk.perform(desk.form("/working-copy", 1, "Mine.").with(SignedIn.as(newsroom.aReviewer())))
                .andExpect(status().isNotFound());
    }

    @Test
    void whoeverHasLostTheTurnFindsItParked() throws Exception {
        keep(1, "Typed since.");
        worklist.give(newsroom.aPublisher(), desk.task, newsroom.aWriter());

        assertThat(desk.page(get(desk.address()).with(SignedIn.as(desk.writer)), 200)
                        .text())
                .contains("Typed since.");
        assertThat(desk.parked()).hasSize(1);
    }

    @Test
    void aBodyNobodyCouldHaveTypedIsNotKept() throws Exception {
        keep(1, "x".repeat(WriteForm.LONGEST_BODY + 1)).andExpect(status().isUnprocessableEntity());
    }

    private static String copy(ResultActions kept) throws Exception {
        return JsonPath.read(kept.andReturn().getResponse().getContentAsString(), "$.copy");
    }

    private void keepOn(String copy, String body) throws Exception {
        desk.perform(desk.form("/working-copy", 1, body).param("copy", copy).with(SignedIn.as(desk.writer)))
                .andExpect(status().isOk());
    }

    private ResultActions keep(int base, String body) throws Exception {
        return desk.perform(desk.form("/working-copy", base, body).with(SignedIn.as(desk.writer)));
    }

    private ResultActions keep(int base, String opened, String pieces) throws Exception {
        return desk.perform(
                desk.form("/working-copy", base, opened).param("pieces", pieces).with(SignedIn.as(desk.writer)));
    }
}
