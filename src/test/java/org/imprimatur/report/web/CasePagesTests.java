package org.imprimatur.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.imprimatur.report.CaseRoom.anAddress;
import static org.imprimatur.report.CaseRoom.input;
import static org.imprimatur.report.CaseRoom.mail;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.inbox.Classification;
import org.imprimatur.inbox.Classification.Cause;
import org.imprimatur.inbox.Classification.Route;
import org.imprimatur.people.Person;
import org.imprimatur.report.CaseRoom;
import org.imprimatur.report.Merging;
import org.imprimatur.report.Outcome;
import org.imprimatur.report.Report;
import org.imprimatur.report.ReportListReadModel;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ServerTest
@OnBothDatabases
class CasePagesTests {

    /** What a hostile reader would like to put on an editor's screen. */
    private static final String HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>";

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc mvc;

    @Autowired
    Merging merging;

    @Autowired
    TestClock.Settable clock;

    CaseRoom room;
    Person writer;
    Person reviewer;
    Person publisher;
    Article article;
    String reader;
    Report report;

    @BeforeEach
    void aReportOnALiveArticle() {
        room = CaseRoom.of(server);
        writer = room.newsroom.aWriter();
        reviewer = room.newsroom.aReviewer();
        publisher = room.newsroom.aPublisher();
        article = room.aLiveArticle(writer, reviewer);
        reader = anAddress();
        report = room.aReportOn(article, reader);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void triageShowsTheLetterAndTheTextWithTheQuotedPassageLit() throws Exception {
        Document page = page(publisher, triage(""));

        assertThat(page.select(".triage-letter .letter-body").text()).contains("Really?");
        assertThat(page.select(".triage-page-text mark#passage").text()).isEqualTo(CaseRoom.PASSAGE);
        assertThat(page.select(".triage-found").text()).contains("One passage of the text is in the letter.");
        assertThat(page.select("form[action$=/take]")).isNotEmpty();
        assertThat(page.select("#decision")).isEmpty();
    }

    @Test
    void yourTurnSaysWhichReportItIsWhoWroteAndHowTheMailBegins() throws Exception {
        String turn = page(publisher, "/desk?show=roles")
                .select(".turn:contains(" + report.name() + ")")
                .text();
        assertThat(turn).contains(report.name() + ", from " + report.reporter().called(), "“");
        String said = page(publisher, "/desk/reports?q=" + report.name())
                .select("article.turn:contains(" + report.name() + ")")
                .text();
        String words = turn.substring(turn.indexOf('“') + 1, turn.indexOf('“') + 12);
        assertThat(said).contains(words);

        room.file(mail(reader, "[" + report.name() + "]", "x".repeat(300)));

        assertThat(page(publisher, "/desk").select(".turn").text()).doesNotContain("x".repeat(150));
    }

    @Test
    void eachOutcomeSaysWhatItWillDoAndBringsItsLetter() throws Exception {
        take();
        assertThat(page(publisher, triage("")).select(".outcome")).hasSize(Outcome.values().length);

        Document page = page(publisher, triage("?outcome=clinical"));

        assertThat(page.select("textarea[name=answer]").text())
                .contains("You were right")
                .contains(article.title());
        assertThat(page.select("input[name=send]").hasAttr("checked")).isTrue();
        assertThat(page.select("textarea[name=summary]")).isNotEmpty();
        assertThat(page.select(".decision-form button").text()).isEqualTo("Begin the correction");
    }

    @Test
    void nothingIsChosenAndTheGravestThatAnyReaderSuggestsIsProposed() throws Exception {
        Report other = room.aReportOn(article, anAddress());
        room.file(mail(other.reporter().address(), "[" + other.name() + "]", "My child took 50 mg: an overdose!"));
        merging.merge(publisher, report.number(), List.of(other.number()));
        take();

        Document page = page(publisher, triage(""));

        assertThat(page.select(".outcome--chosen")).isEmpty();
        assertThat(page.select("#decision").text())
                .contains("What readers wrote suggests: Dangerous mistake.", other.name() + ": “overdose”");
        assertThat(page.select(".outcome:contains(Suggested)").text()).contains("Dangerous mistake");
    }

    @Test
    void aDecisionIsPostedAndLeadsToTheCase() throws Exception {
        take();
        decide("outcome", "not-a-mistake", "answer", "It is right.", "send", "true", "seen", "1")
                .andExpect(status().isFound())
                .andExpect(redirectedUrl("/desk/reports/" + report.number()));

        Document page = page(publisher, "/desk/reports/" + report.number());
        assertThat(page.select("#answer-part").text()).contains("It is right.");
        assertThat(page.select(".timeline").text())
                .contains(publisher.name() + " decided: Not a mistake.")
                .contains("The reader has the answer.");
    }

    @Test
    void whatWasTypedStaysWhenSomethingIsMissing() throws Exception {
        take();
        decide("outcome", "minor", "answer", "My own words.", "send", "true", "summary", " ", "seen", "1")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("My own words.")))
                .andExpect(content().string(containsString("Say in one sentence what was wrong")));
    }

    @Test
    void whatWasTypedStaysWhenTheReaderWritesMeanwhile() throws Exception {
        take();
        room.file(mail(reader, "[" + report.name() + "]", "Forget it."));
        decide("outcome", "minor", "answer", "My own words.", "send", "true", "summary", "Wrong.", "seen", "1")
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("My own words.")))
                .andExpect(content().string(containsString("Forget it.")));
    }

    @Test
    void ofTwoEditorsTheSlowerIsToldWithEveryWordKept() throws Exception {
        take();
        decide("outcome", "not-a-mistake", "answer", "It is right.", "send", "true", "seen", "1");
        String task = room.jdbc
                .sql("select task_id from worklist where subject = ?")
                .param(report.id().subject().key())
                .query(String.class)
                .single();
        mvc.perform(post("/desk/tasks/" + task + "/triage/decide")
                        .param("outcome", "clinical")
                        .param("answer", "My own long words about it.")
                        .with(SignedIn.as(publisher)))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("My own long words about it.")));
    }

    @Test
    void anUnmatchedReportIsMatchedByAPerson() throws Exception {
        Report unmatched = room.report(room.file(mail(anAddress(), "Your website", "Something is wrong.")));
        room.goOn(unmatched);
        String task = room.turnOn(unmatched).taskId();
        room.worklist.take(publisher, task);
        String words = article.title().substring(article.title().length() - 12);

        Document page = page(publisher, "/desk/tasks/" + task + "/triage?find=" + words);
        assertThat(page.select(".outcome-off")).hasSize(3);
        assertThat(page.select(".triage-hits form input[name=article]").eachAttr("value"))
                .contains(article.id().toString());
        mvc.perform(post("/desk/reports/" + unmatched.number() + "/article")
                        .param("article", article.id().toString())
                        .with(SignedIn.as(publisher)))
                .andExpect(redirectedUrl("/desk/tasks/" + task + "/triage"));
        assertThat(page(publisher, "/desk/tasks/" + task + "/triage").select(".triage-page-text"))
                .isNotEmpty();
    }

    @Test
    void nothingAReaderSendsRunsOnTheDesk() throws Exception {
        Report hostile = room.report(room.file(mail(
                anAddress(),
                HOSTILE,
                HOSTILE + "\r\n\r\njavascript:alert(1)",
                "Reply-To: \"" + HOSTILE + "\" <a@b.test>")));
        room.goOn(hostile);

        for (String address : List.of(
                "/desk/reports?q=" + hostile.number(),
                "/desk/reports/" + hostile.number(),
                "/desk/tasks/" + room.turnOn(hostile).taskId() + "/triage",
                "/desk/tasks/" + room.turnOn(hostile).taskId())) {
            Document page = page(publisher, address);
            assertThat(page.select("script:not([src]), [onerror], a[href^=javascript]"))
                    .as(address)
                    .isEmpty();
            assertThat(page.html()).doesNotContain("<img src=\"x\"");
        }
        assertThat(page(publisher, "/desk/reports/" + hostile.number())
                        .select(".letter-body")
                        .text())
                .contains("<script>");
    }

    @Test
    void aMailsPageComesInACageAndItsFilesAreOnlySaved() throws Exception {
        String raw = """
                Message-ID: <%s@reader.test>
                From: Robin <%s>
                To: corrections@localhost
                Subject: A mistake
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html; charset=utf-8

                <p onclick="alert(1)">It is <b>wrong</b>.</p><script>alert(1)</script><img src="http://tracker.test/x.png">
                --b
                Content-Type: text/html; name="page.html"
                Content-Disposition: attachment; filename="page.html"

                <script>alert(1)</script>
                --b
                Content-Type: application/octet-stream; name="tool.exe"
                Content-Disposition: attachment; filename="tool.exe"

                MZ this is a program
                --b--
                """.formatted(java.util.UUID.randomUUID(), anAddress()).replace("\n", "\r\n");
        Report report = room.report(room.file(raw.getBytes(StandardCharsets.UTF_8)));
        Document page = page(publisher, "/desk/reports/" + report.number());
        assertThat(page.select("iframe[src]").attr("sandbox")).isEmpty();
        assertThat(page.select("iframe[src]").hasAttr("sandbox")).isTrue();
        assertThat(page.select(".mail-files a").eachText()).containsExactly("page.html");
        assertThat(page.select(".mail-files").text()).contains("tool.exe").contains("handed out to nobody");

        String caged = mvc.perform(get(page.select("iframe[src]").attr("src")).with(SignedIn.as(publisher)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")))
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(caged).contains("wrong").doesNotContain("<script", "onclick", "http://tracker.test");

        String file = page.select(".mail-files a").attr("href");
        mvc.perform(get(file).with(SignedIn.as(publisher)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Type", "application/octet-stream"))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")));
        mvc.perform(get(file.replaceFirst("/files/\\d+", "/files/1")).with(SignedIn.as(publisher)))
                .andExpect(status().isNotFound());
        mvc.perform(get("/desk/reports/" + this.report.number() + file.substring(file.indexOf("/mails")))
                        .with(SignedIn.as(publisher)))
                .andExpect(status().isNotFound());
    }

    @Test
    void whoeverCorrectsOrSignedTheTextReadsWhatIsWrongButNotWhoSaysSo() throws Exception {
        String address = "/desk/reports/" + report.number();
        for (Person person : List.of(writer, reviewer)) {
            mvc.perform(get(address).with(SignedIn.as(person)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("Really?")))
                    .andExpect(content().string(not(containsString(reader))))
                    .andExpect(content().string(not(containsString("Robin"))));
        }
        for (Person person : List.of(room.newsroom.aWriter(), room.newsroom.aReviewer())) {
            mvc.perform(get(address).with(SignedIn.as(person))).andExpect(status().isNotFound());
        }
        mvc.perform(get("/desk/reports").with(SignedIn.as(writer))).andExpect(status().isForbidden());
        mvc.perform(get(address).with(SignedIn.as(room.newsroom.anAdministrator())))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(reader)));
    }

    @Test
    void aDoubtfulSenderIsPointedOutAndNotWrittenToByDefault() throws Exception {
        Report doubtful = room.report(room.file(
                mail(anAddress(), "Article " + article.number(), "Wrong."),
                new Classification(Route.HUMAN, false, List.of(Cause.SENDER_NOT_VERIFIED))));
        room.goOn(doubtful);
        String task = room.turnOn(doubtful).taskId();
        room.worklist.take(publisher, task);

        Document page = page(publisher, "/desk/tasks/" + task + "/triage?outcome=not-a-mistake");

        assertThat(page.select(".decision-form .notice--needs").text()).contains("could not confirm the sender");
        assertThat(page.select("input[name=send]").hasAttr("checked")).isFalse();
    }

    @Test
    void theInboxPutsWhatIsOverdueFirst() throws Exception {
        clock.advance(Duration.ofDays(30));
        Report fresh = room.aReportOn(article, anAddress());

        Document page = page(publisher, "/desk/reports?q=" + article.title().substring(24));

        assertThat(page.select(".turns-title").eachText()).startsWith("Overdue").contains("New");
        assertThat(page.select(".turns--overdue").text()).contains(report.name());
        assertThat(page.select(".turns--new").text()).contains(fresh.name());
        assertThat(page.select(".masthead-nav a[aria-current=page]").text()).isEqualTo("Reports");
    }

    @Test
    void theInboxIsReadPageByPageWithoutAGap() throws Exception {
        String mark = java.util.UUID.randomUUID().toString();
        for (int i = 0; i < ReportListReadModel.PAGE + 3; i++) {
            room.file(mail(anAddress(), mark + " " + i, "Wrong."));
        }
        int seen = 0;
        String address = "/desk/reports?q=" + mark;
        while (!address.isEmpty()) {
            Document page = page(publisher, address);
            seen += page.select("article.turn").size();
            address = page.select("a[rel=next]").attr("href");
        }
        assertThat(seen).isEqualTo(ReportListReadModel.PAGE + 3);
    }

    @Test
    void aReopenedReportIsListedWithWhatItsReaderWroteNow() throws Exception {
        room.file(mail(reader, "[" + report.name() + "]", "I forgot: it is on page two."));
        assertThat(row(report)).contains("Really?").doesNotContain("page two");
        room.decide(publisher, room.now(report), input(Outcome.NOT_A_MISTAKE, room.now(report)));
        room.file(mail(reader, "[" + report.name() + "]", "I do not agree at all."));
        room.goOn(report);

        assertThat(row(report)).contains("I do not agree at all.").doesNotContain("Really?");
    }

    /** "R-35" is also in the middle of "reader-35@...". */
    @Test
    void aReportsNumberFindsThatReportAndNoReaderWhoseAddressHasItInside() throws Exception {
        Report other = room.report(room.file(
                mail("reader-" + report.number() + "x@reader.test", "Article " + article.number(), "Quite another.")));
        assertThat(other.number()).isNotEqualTo(report.number());
        assertThat(page(publisher, "/desk/reports?q=" + report.name())
                        .select("article.turn")
                        .eachText())
                .singleElement()
                .asString()
                .contains("Really?");
        assertThat(page(publisher, "/desk/reports?q=reader-" + report.number() + "x")
                        .select("article.turn"))
                .hasSize(1);
    }

    @Test
    void onceItIsCorrectedTheCaseShowsThePassageAsTheReaderReadIt() throws Exception {
        room.decide(publisher, report, input(Outcome.CLINICAL, report));
        room.correct(article);
        room.goOn(report);

        Document page = page(publisher, "/desk/reports/" + report.number());
        assertThat(page.select(".passage mark").text()).isEqualTo(CaseRoom.PASSAGE);
        assertThat(page.text()).contains("changed since the reader wrote", "It stood in edition 1");

        room.file(mail(reader, "[" + report.name() + "]", "Is it really?"));
        room.goOn(report);
        Document triage = page(publisher, triage(""));
        assertThat(triage.select(".triage-text .passage mark").text()).isEqualTo(CaseRoom.PASSAGE);
        assertThat(triage.select(".triage-text").text())
                .contains("It stood in edition 1")
                .doesNotContain("None of the reader");
    }

    @Test
    void aReportThatWentWithAnotherIsTakenOutFromEitherPage() throws Exception {
        Report other = room.aReportOn(article, anAddress());
        merging.merge(publisher, report.number(), List.of(other.number()));
        String action = "/desk/reports/" + other.number() + "/take-out";
        assertThat(page(publisher, "/desk/reports/" + report.number()).select("form[action=" + action + "]"))
                .hasSize(1);
        assertThat(page(publisher, "/desk/reports/" + other.number()).select("form[action=" + action + "]"))
                .hasSize(1);

        mvc.perform(post(action).with(SignedIn.as(publisher)))
                .andExpect(redirectedUrl("/desk/reports/" + other.number()));

        room.goOn(other);
        Document page = page(publisher, "/desk/reports/" + other.number());
        assertThat(page.select("form[action=" + action + "]")).isEmpty();
        assertThat(page.select(".timeline").text())
                .contains(publisher.name() + " took it out of " + report.name() + " again");
        assertThat(page(publisher, "/desk/reports/" + report.number())
                        .select(".timeline")
                        .text())
                .contains(publisher.name() + " took " + other.name() + " out of this case again.");
        mvc.perform(post(action).with(SignedIn.as(publisher))).andExpect(status().isConflict());
    }

    @Test
    void anInboxWithNothingToShowSaysWhatToDo() throws Exception {
        assertThat(page(publisher, "/desk/reports?q=nothing-matches-this")
                        .select(".empty")
                        .text())
                .contains("Nothing here matches.");
    }

    @Test
    void reportsOfOneMistakeAreLetGoTogetherFromTheCase() throws Exception {
        Report other = room.aReportOn(article, anAddress());
        Document page = page(publisher, "/desk/reports/" + report.number());
        assertThat(page.select("input[name=with]").eachAttr("value")).containsExactly("" + other.number());

        mvc.perform(post("/desk/reports/" + report.number() + "/merge")
                        .param("with", "" + other.number())
                        .with(SignedIn.as(publisher)))
                .andExpect(redirectedUrl("/desk/reports/" + report.number()));

        assertThat(page(publisher, "/desk/reports/" + other.number()).text()).contains("It goes with " + report.name());
    }

    @Test
    void theAnswerIsRewordedOnTheCaseWhileItWaits() throws Exception {
        room.decide(publisher, report, input(Outcome.CLINICAL, report));
        mvc.perform(post("/desk/reports/" + report.number() + "/answer")
                        .param("answer", "Better words.")
                        .param("send", "true")
                        .with(SignedIn.as(publisher)))
                .andExpect(redirectedUrl("/desk/reports/" + report.number()));
        mvc.perform(post("/desk/reports/" + report.number() + "/answer")
                        .param("answer", " ")
                        .param("send", "true")
                        .with(SignedIn.as(publisher)))
                .andExpect(status().isUnprocessableEntity());

        assertThat(page(publisher, "/desk/reports/" + report.number())
                        .select("textarea[name=answer]")
                        .text())
                .isEqualTo("Better words.");
    }

    @Test
    void theReadersLettersSayWhichArticleUntilWhenAndHowToAddSomething() throws Exception {
        String ack = letter("ack");
        assertThat(ack)
                .contains("[" + report.name() + "] Your note on “" + article.title() + "”")
                .contains("Dear Robin Reader,")
                .contains("You have our answer by")
                .contains("number " + report.name())
                .contains("/articles/" + article.slug())
                .doesNotContain("Really?");

        room.decide(publisher, report, input(Outcome.CLINICAL, report));
        room.correct(article);
        room.goOn(report);

        assertThat(letter("report-answer"))
                .contains("We looked into it.")
                .contains("Thank you for writing.")
                .contains("the opposite of what its source says")
                .contains("Read the corrected article");
    }

    private String letter(String kind) throws Exception {
        Document page = page(
                publisher, "/desk/mail/" + room.letters(report, kind).get(0).get("id") + "/page");
        return page.title() + " " + page.body().text();
    }

    @Test
    void anOldLinkToATurnLeadsToTheReport() throws Exception {
        String task = room.turnOn(report).taskId();
        room.decide(publisher, report, input(Outcome.NOT_A_MISTAKE, report));

        mvc.perform(get("/desk/tasks/" + task).with(SignedIn.as(publisher)))
                .andExpect(status().isGone())
                .andExpect(content().string(containsString("href=\"/desk/reports/" + report.number() + "\"")));
    }

    private String row(Report report) throws Exception {
        return page(publisher, "/desk/reports?q=" + report.name())
                .select("article.turn")
                .text();
    }

    private void take() {
        room.worklist.take(publisher, room.turnOn(report).taskId());
    }

    private String triage(String query) {
        return "/desk/tasks/" + room.turnOn(report).taskId() + "/triage" + query;
    }

    private ResultActions decide(String... fields) throws Exception {
        MockHttpServletRequestBuilder request = post(triage("/decide")).with(SignedIn.as(publisher));
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(request);
    }

    private Document page(Person person, String address) throws Exception {
        var answer = mvc.perform(
                        get(java.net.URI.create(address.replace(" ", "%20").replace("<", "%3C")))
                                .with(SignedIn.as(person)))
                .andReturn()
                .getResponse();
        if (answer.getStatus() == 302) {
            return page(person, answer.getRedirectedUrl());
        }
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString());
    }
}
