package org.imprimatur.report.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.imprimatur.Failpoints;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleFiling;
import org.imprimatur.inbox.Classification;
import org.imprimatur.inbox.ClassificationContext;
import org.imprimatur.inbox.Classifier;
import org.imprimatur.inbox.OwnLists;
import org.imprimatur.mime.MailParser;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.publication.CorrectionDesk;
import org.imprimatur.publication.Withdrawals;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** A report by the form is kept before its reader is thanked, or stands in the form again. */
@ServerTest
@OnBothDatabases
class ReportFormTests {

    private static final AtomicInteger READERS = new AtomicInteger();

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    MockMvc http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    TestClock.Settable clock;

    CorrectionDesk desk;

    @Autowired
    ArticleFiling filing;

    Article article;
    Map<String, String> typed;
    String from;

    @BeforeEach
    void aReaderWithTheFormOpen() {
        desk = CorrectionDesk.withALiveArticle(server);
        article = desk.article;
        int reader = READERS.incrementAndGet();
        from = "198." + reader / 250 + "." + reader % 250 + ".7";
        typed = new HashMap<>();
        typed.put("wrong", "The hours are wrong: it is eight.");
        typed.put("passage", "Sleep seven hours.");
        typed.put("name", "Réné Reader");
        typed.put("email", "rene@reader.example");
        typed.put("homepage", "");
        typed.put("token", ReportForms.of(server).openedAMinuteAgo(article.id()));
    }

    @AfterEach
    void theClockIsPutRight() {
        clock.reset();
        Failpoints.putOut();
    }

    @Test
    void aReportIsKeptAsAMailToTheArticlesAddressBeforeTheReaderIsThanked() throws Exception {
        int before = mails();
        MockHttpServletResponse answer = send();
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("Thank you. We have your report.", "rene@reader.example");
        assertThat(mails()).isEqualTo(before + 1);

        ParsedMail mail = newest();
        assertThat(mail.from().address()).isEqualTo("rene@reader.example");
        assertThat(mail.from().name()).isEqualTo("Réné Reader");
        assertThat(mail.headers().all("To").toString()).contains("corrections+" + article.mailToken() + "@");
        assertThat(mail.subject()).isEqualTo("Article " + article.number() + ": " + article.title());
        assertThat(mail.body().text())
                .contains("The hours are wrong: it is eight.", "> Sleep seven hours.", "/articles/" + article.slug());
        assertThat(mail.messageId()).endsWith("@form.invalid>");
        assertThat(mail.headers().all("Auto-Submitted")).isEmpty();
    }

    @Test
    void aFormThatWasOpenWhenTheAddressChangedIsTakenAllTheSame() throws Exception {
        filing.changeAddress(desk.publisher, article.id(), "elsewhere-" + article.id());
        int before = mails();
        MockHttpServletResponse answer = send();
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(mails()).isEqualTo(before + 1);
        assertThat(newest().headers().all("To").toString()).contains("corrections+" + article.mailToken() + "@");
    }

    @Test
    void whatComesByTheFormIsSortedAsAPersonsMailThatMayBeAnswered() throws Exception {
        send();
        ClassificationContext ours = new ClassificationContext(
                Set.of("corrections@localhost", "desk@localhost"),
                false,
                OwnLists.of(List.of(), List.of("corrections@localhost"), List.of("localhost")),
                false,
                0,
                0,
                0,
                false,
                ClassificationContext.Limits.USUAL);
        Classification classification = Classifier.classify(newest(), ours);
        assertThat(classification.route()).isEqualTo(Classification.Route.HUMAN);
        assertThat(classification.ackAllowed()).isTrue();
        typed.put("email", "");
        typed.put("wrong", "Another mistake.");
        send();
        assertThat(Classifier.classify(newest(), ours).route()).isEqualTo(Classification.Route.HUMAN);
        assertThat(Classifier.classify(newest(), ours).ackAllowed()).isFalse();
    }

    @Test
    void openingTheFormSetsNoCookie() throws Exception {
        MockHttpServletResponse page = http.perform(get(path())).andReturn().getResponse();
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getHeaders("Set-Cookie")).isEmpty();
        Document form = Jsoup.parse(page.getContentAsString());
        assertThat(form.select("input[name=token]").val()).isNotEmpty();
        assertThat(form.select("label[for=email]").text()).contains("optional");
        assertThat(form.select("#email-hint").text()).contains("Without it");
        assertThat(form.select("[aria-hidden=true] input").attr("tabindex")).isEqualTo("-1");
    }

    @Test
    void withoutAnAddressItIsKeptAndNoAnswerIsPromised() throws Exception {
        typed.put("email", "");
        MockHttpServletResponse answer = send();
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).contains("we cannot answer you");
        assertThat(newest().from()).isNull();
        assertThat(newest().body().text()).contains("Réné Reader");
    }

    @Test
    void withoutWordsItIsAskedForAgainAndAllElseIsKept() throws Exception {
        typed.put("wrong", "  ");
        refused(422, "Say what is wrong", "Sleep seven hours.", "Réné Reader", "rene@reader.example");
    }

    @Test
    void twentyThousandCharactersComeInAndOneMoreIsTooMany() throws Exception {
        typed.put("wrong", "é".repeat(20_000));
        assertThat(send().getStatus()).isEqualTo(200);
        assertThat(newest().body().text()).contains("é".repeat(20_000));
        typed.put("wrong", "é".repeat(20_001));
        refused(422, "Shorten this to 20,000 characters", "é".repeat(20_001));
    }

    @Test
    void nobodyWritesAHeaderOfTheirOwn() throws Exception {
        typed.put("name", "Reader\r\nBcc: everybody@example.org\r\n\r\nBuy");
        assertThat(send().getStatus()).isEqualTo(200);
        ParsedMail mail = newest();
        assertThat(mail.headers().all("Bcc")).isEmpty();
        assertThat(mail.from().address()).isEqualTo("rene@reader.example");
        typed.put("email", "rene@reader.example\r\nBcc: everybody@example.org");
        refused(422, "Write your address like");
        typed.put("email", "rene@reader.example, other@reader.example");
        refused(422, "Write your address like");
    }

    @Test
    void ourOwnAddressIsNobodysWhoWritesToUs() throws Exception {
        typed.put("email", "Corrections+" + article.mailToken() + "@localhost");
        refused(422, "This is our address");
    }

    @Test
    void whoFillsInWhatNobodySeesIsAskedOnceMore() throws Exception {
        typed.put("homepage", "https://spam.example");
        Document form = refused(422, "once more", "The hours are wrong: it is eight.");
        assertThat(form.select("input[name=homepage]").val()).isEmpty();
        assertThat(form.select("input[name=token]").val()).isNotEqualTo(typed.get("token"));
    }

    @Test
    void aFormFilledInFasterThanItIsReadIsAskedOnceMoreAndThenTaken() throws Exception {
        typed.put("token", ReportForms.of(server).openedBefore(article.id(), Duration.ofSeconds(1)));
        Document form = refused(422, "once more", "The hours are wrong: it is eight.");
        assertThat(form.select("input[name=token]").val()).isEqualTo(typed.get("token"));
        clock.advance(Duration.ofSeconds(3));
        assertThat(send().getStatus()).isEqualTo(200);
    }

    @Test
    void aSealOfNobodysOrOfAnotherArticleOrOfLongAgoIsReplaced() throws Exception {
        CorrectionDesk other = CorrectionDesk.withALiveArticle(server);
        List<String> tokens = List.of(
                "",
                "1.2.3",
                typed.get("token").replaceAll("[0-9a-f]{8}$", "00000000"),
                ReportForms.of(server).openedAMinuteAgo(other.article.id()),
                ReportForms.of(server).openedBefore(article.id(), Duration.ofDays(3)));
        for (String token : tokens) {
            typed.put("token", token);
            Document form = refused(422, "once more", "The hours are wrong: it is eight.");
            assertThat(form.select("input[name=token]").val()).isNotEqualTo(token);
        }
    }

    @Test
    void aFormSentTwiceIsOneMail() throws Exception {
        int before = mails();
        assertThat(send().getStatus()).isEqualTo(200);
        assertThat(send().getStatus()).isEqualTo(200);
        assertThat(mails()).isEqualTo(before + 1);
    }

    @Test
    void tooManyFromOneAddressWaitAndKeepTheirWords() throws Exception {
        for (int i = 0; i < 5; i++) {
            typed.put("wrong", "Mistake " + i);
            assertThat(send().getStatus()).isEqualTo(200);
        }
        typed.put("wrong", "Mistake 6");
        int before = mails();
        MockHttpServletResponse answer = send();
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isNotNull();
        assertThat(answer.getContentAsString()).contains("Mistake 6");
        assertThat(mails()).isEqualTo(before);
        clock.advance(Duration.ofMinutes(61));
        assertThat(send().getStatus()).isEqualTo(200);
    }

    @Test
    void tooManyFromOneNetworkWaitAsWell() throws Exception {
        String network = from.substring(0, from.lastIndexOf('.') + 1);
        for (int i = 0; i < 30; i++) {
            from = network + (10 + i);
            typed.put("wrong", "Mistake " + i);
            assertThat(send().getStatus()).as("report %d", i).isEqualTo(200);
        }
        from = network + "200";
        assertThat(send().getStatus()).isEqualTo(429);
    }

    @Test
    void whateverTheDatabaseCannotDoTheWordsStayWithTheReader() throws Exception {
        int point = 0;
        MockHttpServletResponse answer;
        do {
            int before = mails();
            Failpoints.lightFuse(++point);
            answer = send();
            Failpoints.putOut();
            if (answer.getStatus() != 200) {
                assertThat(answer.getStatus())
                        .as("broken at statement %d", point)
                        .isEqualTo(503);
                assertThat(answer.getContentAsString())
                        .as("broken at statement %d", point)
                        .contains("The hours are wrong: it is eight.", "rene@reader.example", "Nothing was sent");
                assertThat(mails()).isEqualTo(before);
            }
            from = "203.0." + point + ".7";
        } while (answer.getStatus() != 200);
        assertThat(point).isGreaterThan(5);
    }

    @Test
    void readersReportMistakesInAWithdrawnArticleToo() throws Exception {
        withdrawals.withdraw(article.id(), "It was wrong.", desk.publisher);
        assertThat(http.perform(get(path())).andReturn().getResponse().getStatus())
                .isEqualTo(200);
        assertThat(send().getStatus()).isEqualTo(200);
    }

    @Test
    void whatAnotherSiteSendsIsAskedOnceMore() throws Exception {
        int before = mails();
        var request = post(path()).header("Sec-Fetch-Site", "cross-site");
        typed.forEach(request::param);
        MockHttpServletResponse answer = http.perform(request).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("The hours are wrong: it is eight.");
        assertThat(mails()).isEqualTo(before);
    }

    private Document refused(int status, String... words) throws Exception {
        int before = mails();
        MockHttpServletResponse answer = send();
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(mails()).isEqualTo(before);
        Document page = Jsoup.parse(answer.getContentAsString());
        assertThat(page.html()).contains(words);
        return page;
    }

    private MockHttpServletResponse send() throws Exception {
        var request = post(path()).header("Sec-Fetch-Site", "same-origin").with(sent -> {
            sent.setRemoteAddr(from);
            return sent;
        });
        typed.forEach(request::param);
        return http.perform(request).andReturn().getResponse();
    }

    private String path() {
        return "/articles/" + article.slug() + "/report";
    }

    private int mails() {
        return jdbc.sql("select count(*) from inbound_mail")
                .query(Integer.class)
                .single();
    }

    private ParsedMail newest() {
        byte[] raw = jdbc.sql(
                        "select raw from inbound_mail where source = 'HTTP' order by seq desc fetch first 1 rows only")
                .query(byte[].class)
                .single();
        assertThat(new String(raw, StandardCharsets.ISO_8859_1)).matches("(?s)\\p{ASCII}*");
        return new MailParser(List.of()).read(raw);
    }
}
