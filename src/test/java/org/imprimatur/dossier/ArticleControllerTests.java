package org.imprimatur.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Subject;
import org.imprimatur.review.ReadRevision;
import org.imprimatur.review.Reviews;
import org.imprimatur.worklist.TurnAction;
import org.imprimatur.worklist.Worklist;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** An article's page on the desk: its head, its tabs, its timeline. */
@ServerTest
@OnBothDatabases
class ArticleControllerTests {

    @Autowired
    MockMvc server;

    @Autowired
    Newsroom newsroom;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Worklist worklist;

    @Autowired
    Reviews reviews;

    @Autowired
    Articles articles;

    @Autowired
    AuditTrail audit;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anArticleSaysWhoseTurnItIs() throws Exception {
        Person writer = newsroom.aWriter();
        Article article = newsroom.aDraftBy(writer);

        String head =
                page(writer, "/desk/articles/" + article.id()).select(".head").text();

        assertThat(head).contains("waiting for " + writer.name(), "since just now");
    }

    @Test
    void eachTabIsThereOnce() throws Exception {
        Person writer = newsroom.aWriter();
        String address = "/desk/articles/" + newsroom.aDraftBy(writer).id();

        assertThat(page(writer, address).select(".tabs a").eachAttr("href"))
                .containsExactly(address, address + "/sources", address + "/timeline", address + "/process");
    }

    @Test
    void whoMayActFindsTheWayToTheTask() throws Exception {
        Person writer = newsroom.aWriter();
        Article article = newsroom.aDraftBy(writer);
        String task = worklist.openOn(article.id().subject()).get(0).taskId();

        assertThat(page(writer, "/desk/articles/" + article.id())
                        .select(".head-actions a.button")
                        .attr("href"))
                .isEqualTo("/desk/tasks/" + task);
    }

    @Test
    void theTimelineTellsHandoffsAndLetters() throws Exception {
        Person writer = newsroom.aWriter();
        Person reviewer = newsroom.aReviewer();
        Article article = submitted(writer);

        String timeline = page(writer, "/desk/articles/" + article.id() + "/timeline")
                .select("main")
                .text();

        assertThat(timeline)
                .contains(
                        writer.name() + " began the article.",
                        "waits for medical reviewer",
                        "Mail to " + reviewer.name());
    }

    @Test
    void theTimelineShowsWhatSomebodyWroteUntilItIsErased() throws Exception {
        Person writer = newsroom.aWriter();
        Person reviewer = newsroom.aReviewer();
        Article article = submitted(writer);
        Subject chain = article.id().subject();
        String task = worklist.openOn(chain).get(0).taskId();
        worklist.take(reviewer, task);
        worklist.handBack(reviewer, task, "Robin Reader is my neighbour.");
        String address = "/desk/articles/" + article.id() + "/timeline";

        assertThat(page(writer, address).text()).contains("Robin Reader is my neighbour.");

        jdbc.sql("delete from audit_words where chain = ?").param(chain.key()).update();

        assertThat(page(writer, address).text())
                .contains("Words that were erased.")
                .doesNotContain("Robin", "private-words");
    }

    /** What has no sentence of its own is called as the audit calls it, never by its code. */
    @Test
    void theTimelineSaysNoCode() throws Exception {
        Person writer = newsroom.aWriter();
        Article article = newsroom.aDraftBy(writer);
        transaction.executeWithoutResult(
                status -> audit.record(article.id().subject(), null, () -> "worklist.repaired", "Write", Map.of()));

        assertThat(page(writer, "/desk/articles/" + article.id() + "/timeline").text())
                .contains("The server: Worklist put right, Write")
                .doesNotContain("worklist repaired");
    }

    @Test
    void stepsStandOpenAndWhatFollowsThemFolds() throws Exception {
        Person writer = newsroom.aWriter();
        Person reviewer = newsroom.aReviewer();
        Article article = submitted(writer);

        Document timeline = page(writer, "/desk/articles/" + article.id() + "/timeline");
        Element fold = timeline.selectFirst("details.timeline-fold");

        assertThat(open(timeline))
                .contains(writer.name() + " finished “Write”.")
                .doesNotContain("Mail to", "waits for");
        assertThat(fold).isNotNull();
        assertThat(fold.select("summary").text()).contains("letter", "automatic step");
        assertThat(fold.text())
                .contains("Letter “Your turn” · Mail to " + reviewer.name(), "waits for medical reviewer");
        assertThat(timeline.select("main script")).isEmpty();
    }

    @Test
    void askingForChangesIsOneStep() throws Exception {
        Person writer = newsroom.aWriter();
        Person reviewer = newsroom.aReviewer();
        Article article = submitted(writer);
        String task = worklist.openOn(article.id().subject()).get(0).taskId();
        worklist.take(reviewer, task);
        reviews.requestChanges(
                reviewer, task, ReadRevision.of(1, articles.latest(article).sha256()), "The dose is wrong.");

        String open = open(page(writer, "/desk/articles/" + article.id() + "/timeline"));

        assertThat(open)
                .contains(reviewer.name() + " asked for changes to revision 1.", "The dose is wrong.")
                .doesNotContain(reviewer.name() + " finished");
    }

    @Test
    void lettersOpenForWhoMaySeeThem() throws Exception {
        Person writer = newsroom.aWriter();
        newsroom.aReviewer();
        String address = "/desk/articles/" + submitted(writer).id() + "/timeline";
        Person publisher = newsroom.aPublisher();

        String href = page(publisher, address).select(".timeline-fold a").attr("href");

        assertThat(href).startsWith("/desk/mail/");
        assertThat(page(publisher, href).select("main").text()).contains("Your turn");
        assertThat(page(writer, address).select(".timeline a")).isEmpty();
    }

    @Test
    void aLetterThatDidNotArriveStaysOpen() throws Exception {
        Person writer = newsroom.aWriter();
        Person reviewer = newsroom.aReviewer();
        Article article = submitted(writer);
        jdbc.sql("update outbox_mail set state = 'FAILED', reason = 'ADDRESS_UNKNOWN', last_code = '550 5.1.1' "
                        + "where thread_key = ? and person_id = ?")
                .params(article.id().subject().key(), reviewer.id().value())
                .update();

        assertThat(open(page(writer, "/desk/articles/" + article.id() + "/timeline")))
                .contains("Mail to " + reviewer.name() + ": not delivered. Nobody has this address.");
    }

    /** What the server has no words for is never shown as it is stored. */
    @Test
    void theTimelineSaysNoIdAndNoHash() throws Exception {
        Person writer = newsroom.aWriter();
        Article article = newsroom.aDraftBy(writer);
        String hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        transaction.executeWithoutResult(status -> {
            audit.record(article.id().subject(), writer.id(), () -> "worklist.repaired", hash, Map.of());
            audit.record(article.id().subject(), writer.id(), () -> "kind.of-tomorrow", "revision 1", Map.of());
        });

        assertThat(page(writer, "/desk/articles/" + article.id() + "/timeline").text())
                .contains(writer.name() + ": Worklist put right", "did something that this page has no words for")
                .doesNotContain("9f86d081", "tomorrow");
    }

    @Test
    void aYearOfWorkComesPageByPage() throws Exception {
        Person writer = newsroom.aWriter();
        Article article = newsroom.aDraftBy(writer);
        worked(article, writer, 1, 120);
        String address = "/desk/articles/" + article.id() + "/timeline";

        Document newest = page(writer, address);
        String earlier = newest.select("a[rel=next]").attr("href");
        Document second = page(writer, earlier);
        Document oldest = page(writer, second.select("a[rel=next]").attr("href"));

        assertThat(newest.text()).contains("Put back 120.", "Put back 71.").doesNotContain("Put back 70.");
        assertThat(newest.select("a[rel=prev]")).isEmpty();
        assertThat(second.text())
                .contains("Put back 70.", "Put back 21.")
                .doesNotContain("Put back 71.", "Put back 20.");
        assertThat(second.select("a[rel=prev]").attr("href")).isEqualTo(address);
        assertThat(oldest.text()).contains("Put back 20.", "Put back 1.", "began the article");
        assertThat(oldest.select("a[rel=next]")).isEmpty();
        assertThat(page(writer, oldest.select("a[rel=prev]").attr("href"))
                        .select(".timeline")
                        .text())
                .isEqualTo(second.select(".timeline").text());

        worked(article, writer, 121, 200);

        assertThat(page(writer, earlier).select(".timeline").text())
                .isEqualTo(second.select(".timeline").text());
        assertThat(page(writer, address + "?before=999999").select(".timeline").text())
                .isEqualTo(page(writer, address).select(".timeline").text());
    }

    private void worked(Article article, Person writer, int first, int last) {
        transaction.executeWithoutResult(status -> {
            for (int i = first; i <= last; i++) {
                audit.record(
                        article.id().subject(),
                        writer.id(),
                        TurnAction.REASON,
                        "Write",
                        Map.of("note", "Put back " + i + "."));
            }
        });
    }

    private static String open(Document timeline) {
        Document copy = timeline.clone();
        copy.select("details.timeline-fold > ol").remove();
        return copy.select("main").text();
    }

    private Article submitted(Person writer) {
        Article article = newsroom.aDraftBy(writer);
        articleCommands.submit(
                writer, worklist.openOn(article.id().subject()).get(0).taskId());
        return article;
    }

    private Document page(Person person, String address) throws Exception {
        return Jsoup.parse(server.perform(get(address).with(SignedIn.as(person)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }
}
