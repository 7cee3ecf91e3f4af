package org.imprimatur.article.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.ArticleAction;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ImportLoss;
import org.imprimatur.article.ImportReport;
import org.imprimatur.article.ImportReports;
import org.imprimatur.article.ImportedFile;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.Worklist;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** What an import lost stays told, until somebody says that they have looked at it, and after that to whoever asks. */
@ServerTest
@OnBothDatabases
class ImportReportControllerTests {

    private static final ImportLoss STRUCK_OUT = new ImportLoss("struck-out", true, 1, "twice", "take one tablet");
    private static final ImportLoss COMMENTS = new ImportLoss("comments", false, 2, "", "");

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles articles;

    @Autowired
    ImportReports reports;

    @Autowired
    AuditTrail audit;

    @Autowired
    Worklist worklist;

    @Autowired
    TransactionTemplate transaction;

    private WritersDesk desk;

    @BeforeEach
    void aDraft(@Autowired AutowireCapableBeanFactory server) {
        desk = WritersDesk.of(server);
    }

    @Test
    void whatMayChangeTheTextStandsFirstAndWithItsPlace() throws Exception {
        imported("sleep.docx", COMMENTS, STRUCK_OUT);
        Element panel = desk.page().selectFirst(".import");
        assertThat(panel.select("#import-report").text()).contains("sleep.docx", "2 things to look at");
        assertThat(panel.select(".import-part").eachText())
                .containsExactly("This may change what the text says", "This was left out, or came in another shape");
        assertThat(panel.select("li").eachText())
                .containsExactly(
                        "Struck-out words were left out: “twice”, after “take one tablet”",
                        "2 comments are not in the text");
    }

    @Test
    void manyOfAKindAreFoldedAndNoneIsLeftOut() throws Exception {
        List<ImportLoss> many = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            many.add(new ImportLoss("words-lost", true, 1, "word " + i, ""));
        }
        imported("long.docx", many.toArray(ImportLoss[]::new));
        Element panel = desk.page().selectFirst(".import");
        assertThat(panel.select(".import-losses > ul > li:not(.import-more)")).hasSize(3);
        assertThat(panel.select("details summary").text()).isEqualTo("57 more like these");
        assertThat(panel.select("details li").last().text()).contains("word 60");
    }

    @Test
    void aFileOfWhichNothingIsLostIsSaidToHaveComeInWhole() throws Exception {
        imported("whole.md");
        Element panel = desk.page().selectFirst(".import");
        assertThat(panel.select("#import-report").text()).contains("whole.md", "came in whole");
        assertThat(panel.select("li")).isEmpty();
        desk.perform(desk.submit(1)).andExpect(redirectedUrl("/desk"));
    }

    @Test
    void whatALaterVersionOfTheServerToldIsToldAsWellAsCanBe() throws Exception {
        imported("new.docx", new ImportLoss("of-a-kind-to-come", true, 1, "smart art", "see figure 1"));
        assertThat(desk.page().select(".import li").text()).contains("smart art", "after “see figure 1”");
    }

    @Test
    void puttingItAwaySavesWhatWasTypedAndCanBeTakenBack() throws Exception {
        ImportReport report = imported("sleep.docx", STRUCK_OUT);
        Document away = desk.end(on(report, "put-away", 1, "Typed meanwhile."));
        assertThat(away.select(".flash").text()).contains("put away");
        assertThat(away.select("details.import > summary").text()).contains("sleep.docx", desk.writer.name());
        assertThat(away.select("section.import")).isEmpty();
        assertThat(desk.latest().text().body()).isEqualTo("Typed meanwhile.");

        Document again = desk.end(on(report, "show-again", 2, "Typed meanwhile."));
        assertThat(again.select("section.import li").text()).contains("twice");
        assertThat(desk.latest().number()).isEqualTo(2);
        assertThat(audit.chain(desk.article.id().subject()))
                .anyMatch(line -> line.is(ArticleAction.IMPORT_PUT_AWAY))
                .anyMatch(line -> line.is(ArticleAction.IMPORT_SHOWN_AGAIN));
    }

    @Test
    void whatIsTypedOnAnOlderRevisionIsParkedAndTheListStays() throws Exception {
        ImportReport report = imported("sleep.docx", STRUCK_OUT);
        desk.perform(desk.save(1, "Saved by the first tab"));
        desk.perform(on(report, "put-away", 1, "Typed in the second tab")).andExpect(status().isConflict());
        assertThat(desk.parked()).hasSize(1);
        assertThat(desk.page().select("section.import")).isNotEmpty();
    }

    @Test
    void theReportOfAnotherArticleIsNotFoundAndNothingIsSaved(@Autowired AutowireCapableBeanFactory server)
            throws Exception {
        WritersDesk another = WritersDesk.of(server);
        ImportReport foreign = transaction.execute(status -> reports.keep(
                another.article.id(), 1, ImportedFile.of(new byte[1], "a.md"), List.of(STRUCK_OUT), another.writer));
        desk.perform(on(foreign, "put-away", 1, "Typed.")).andExpect(status().isNotFound());
        assertThat(desk.latest().number()).isEqualTo(1);
        assertThat(reports.find(foreign.id()).orElseThrow().putAway()).isNull();
    }

    @Test
    void whatMayChangeTheTextIsLookedAtBeforeItIsHandedIn() throws Exception {
        ImportReport report = imported("sleep.docx", STRUCK_OUT, COMMENTS);
        Document page = desk.page(get(desk.address() + "/submit").with(SignedIn.as(desk.writer)), 200);
        assertThat(page.select("#looked").text()).contains("sleep.docx", "“twice”", "after “take one tablet”");
        assertThat(page.select("#looked a").attr("href")).isEqualTo(desk.address() + "#import-report");

        Document refused = desk.page(desk.submit(1).param("words", "Kept words"), 422);
        assertThat(refused.select("#looked-error").text()).contains("Look at what the file lost");
        assertThat(refused.select("#words").text()).isEqualTo("Kept words");
        desk.page(desk.submit(1).param("looked", UUID.randomUUID().toString()), 422);

        desk.perform(desk.submit(1).param("looked", report.id().toString())).andExpect(redirectedUrl("/desk"));
        assertThat(reports.find(report.id()).orElseThrow().putAway().by()).isEqualTo(desk.writer.id());
    }

    @Test
    void whatChangedShapeOnlyKeepsNobodyFromHandingIn() throws Exception {
        imported("sleep.docx", COMMENTS);
        desk.perform(desk.submit(1)).andExpect(redirectedUrl("/desk"));
        assertThat(readersPage().select("details.import > summary").text())
                .contains("sleep.docx", "Left open: nothing that may change what it says, one thing left out");
    }

    @Test
    void whoeverReviewsItSeesWhereItCameFrom() throws Exception {
        ImportReport report = imported("sleep.docx", STRUCK_OUT, COMMENTS);
        desk.perform(desk.submit(1).param("looked", report.id().toString()));
        Document page = readersPage();
        assertThat(page.select("details.import > summary").text())
                .contains("sleep.docx", desk.writer.name() + " has looked at one thing that may change what it says");
        assertThat(page.select("details.import li").text()).contains("twice");
    }

    @Test
    void theArticlesPageAndTimelineKeepTheList() throws Exception {
        imported("sleep.docx", STRUCK_OUT, COMMENTS);
        String article = "/desk/articles/" + desk.article.id();
        Document page = desk.page(get(article).with(SignedIn.as(desk.writer)), 200);
        assertThat(page.select("details.import > summary").text()).contains("sleep.docx", "2 things to look at");
        Element line =
                desk
                        .page(get(article + "/timeline").with(SignedIn.as(desk.writer)), 200)
                        .select(".timeline-item")
                        .stream()
                        .filter(item -> item.text().contains("sleep.docx"))
                        .findFirst()
                        .orElseThrow();
        assertThat(line.text()).contains(desk.writer.name() + " imported");
        assertThat(line.select("details summary").text()).isEqualTo("2 things to look at");
        assertThat(line.select("details li").eachText())
                .hasSize(2)
                .first()
                .asString()
                .contains("twice");
    }

    @Test
    void theNewestFileIsTheOneThatCounts() throws Exception {
        imported("old.docx", STRUCK_OUT);
        desk.perform(desk.save(1, "Cites [@watson2015]."));
        imported("new.docx");
        assertThat(desk.page().select("#import-report").text()).contains("new.docx");
        desk.perform(desk.submit(2)).andExpect(redirectedUrl("/desk"));
    }

    private ImportReport imported(String name, ImportLoss... losses) {
        return transaction.execute(status -> reports.keep(
                desk.article.id(),
                desk.latest().number(),
                ImportedFile.of(name.getBytes(), name),
                List.of(losses),
                desk.writer));
    }

    private MockHttpServletRequestBuilder on(ImportReport report, String deed, int base, String body) {
        return desk.form("/imports/" + report.id() + "/" + deed, base, body).with(SignedIn.as(desk.writer));
    }

    private Document readersPage() throws Exception {
        Person reviewer = newsroom.aReviewer();
        String task = worklist.openOn(desk.article.id().subject()).get(0).taskId();
        return desk.page(get("/desk/tasks/" + task + "/review").with(SignedIn.as(reviewer)), 200);
    }
}
