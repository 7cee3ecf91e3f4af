package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.report.CaseRoom.anAddress;
import static org.imprimatur.report.CaseRoom.mail;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.report.CaseRoom;
import org.imprimatur.report.Report;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;

/** Wherever one can search, what a person would call the same words is found. */
@ServerTest
@OnBothDatabases
class SearchTests {

    private static final String[] WAYS = {"MENIERE'S follow up", "follow-up ménière‘s", "followup\u00a0Menieres"};

    @Autowired
    MockMvc server;

    @Autowired
    Newsroom newsroom;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    AutowireCapableBeanFactory beans;

    private CaseRoom room;
    private Person publisher;
    private String mark;

    @BeforeEach
    void someNewsroom() {
        room = CaseRoom.of(beans);
        publisher = newsroom.aPublisher();
        mark = UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void articles() throws Exception {
        Article article = articleCommands.begin(
                newsroom.aWriter(),
                "draft-" + mark,
                "sleep",
                Risk.ORDINARY,
                titled("Ménière’s: follow\u2011up " + mark));

        for (String way : WAYS) {
            assertThat(found("/desk/articles", way + " " + mark, ".row-title")).isEqualTo(article.title());
        }
        assertThat(found("/desk/articles", "#" + article.number(), ".row-title"))
                .contains(article.title());
        assertThat(found("/desk/articles", "Ménière’s preface", ".row-title")).doesNotContain(mark);
    }

    @Test
    void anArticleIsFoundByTheTitleItHasNow() throws Exception {
        Person writer = newsroom.aWriter();
        Article article =
                articleCommands.begin(writer, "draft-" + mark, "sleep", Risk.ORDINARY, titled("Working title " + mark));
        articleCommands.save(article.id(), 1, titled("Ménière’s follow-up " + mark), writer);

        assertThat(found("/desk/articles", "working", ".row-title")).doesNotContain(mark);
        assertThat(found("/desk/articles", "menieres", ".row-title")).contains(mark);
    }

    @Test
    void people() throws Exception {
        Person person = newsroom.person("Zoë Ménière-O’Hara", Role.writer());
        String own = person.id().toString().substring(0, 8);

        for (String way : new String[] {"meniere ohara zoe", "ZOE ménière o'hara", "meniere writer"}) {
            assertThat(found("/desk/people", way, "main")).contains(person.name());
        }
        assertThat(found("/desk/people", own + " publisher", "main")).doesNotContain(person.name());
    }

    @Test
    void reportsAndTheArticlesTheyAreAbout() throws Exception {
        Report report = room.report(
                room.file(mail(anAddress(), "=?UTF-8?Q?M=C3=A9ni=C3=A8re=E2=80=99s_follow-up_?=" + mark, "Wrong.")));
        Article live = room.aLiveArticle(newsroom.aWriter(), newsroom.aReviewer());
        Report aboutIt = room.aReportOn(live, anAddress());

        for (String way : WAYS) {
            assertThat(found("/desk/reports", way, "article.turn")).contains(report.name() + " ");
        }
        assertThat(found(
                        "/desk/reports", "LONG\u00a0sleep " + aboutIt.reporter().address(), "article.turn"))
                .contains(aboutIt.name() + " ");
    }

    @Test
    void theArticleAReportIsAbout() throws Exception {
        Article live = room.aLiveArticle(newsroom.aWriter(), newsroom.aReviewer());
        Report report = room.report(room.file(mail(anAddress(), "Your website", "Something is wrong.")));
        room.goOn(report);
        String task = room.turnOn(report).taskId();
        room.worklist.take(publisher, task);

        Document page = page(
                "/desk/tasks/" + task + "/triage?find={words}",
                "LIFE, long\u00a0sleep " + live.title().substring(live.title().length() - 36));

        assertThat(page.select(".triage").text()).contains(live.title());
    }

    @Test
    void lettersThatWentOut() throws Exception {
        Person person = newsroom.aClinician("Zoë Ménière", Role.medicalReviewer());
        Person writer = newsroom.aWriter();
        Article article = newsroom.aDraftBy(writer);
        articleCommands.submit(
                writer, room.worklist.openOn(article.id().subject()).get(0).taskId());

        assertThat(found("/desk/mail", "MENIERE " + person.id().toString().substring(0, 8), ".row-words"))
                .contains(person.name());
        assertThat(found("/desk/mail", "meniere nothing has this " + mark, "main"))
                .contains("No letter and no mail has these words.");
    }

    private String found(String list, String typed, String select) throws Exception {
        return page(list + "?q={words}", typed).select(select).text();
    }

    private Document page(String address, String typed) throws Exception {
        return Jsoup.parse(server.perform(get(address, typed).with(SignedIn.as(publisher)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private static RevisionText titled(String title) {
        RevisionText text = Newsroom.aText();
        return new RevisionText(title, text.standfirst(), text.body(), text.sources());
    }
}
