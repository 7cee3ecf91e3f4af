package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ProcessorTime;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.TestDatabase;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.inbox.web.InboundMailController;
import org.imprimatur.inbox.web.InboundMailMessages;
import org.imprimatur.mime.Authenticity;
import org.imprimatur.mime.ParseLevel;
import org.imprimatur.mime.ParseWarning;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.mime.Sender;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.platform.KeysetPage;
import org.imprimatur.platform.Subject;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

@ServerTest
@OnBothDatabases
class InboundMailControllerTests {

    @Autowired
    MockMvc server;

    @Autowired
    Newsroom newsroom;

    @Autowired
    InboundMailStore inboundMailStore;

    @Autowired
    InboundMailReadModel readModel;

    @Autowired
    RawMailArchive mails;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditTrail audit;

    @Autowired
    TransactionTemplate transaction;

    private final List<UUID> ours = new ArrayList<>();
    private Person publisher;

    @BeforeEach
    void aPublisher() {
        publisher = newsroom.aPublisher();
    }

    /** The database is shared, and other tests do not expect mails that nobody sorts. */
    @AfterEach
    void clear() {
        jdbc.sql("delete from inbound_mail where dedupe_key like 'copy-%'").update();
        for (UUID mail : ours) {
            jdbc.sql("update inbound_mail set possible_duplicate_of = null where possible_duplicate_of = ?")
                    .param(mail)
                    .update();
            jdbc.sql("delete from inbound_attachment where mail_id = ?")
                    .param(mail)
                    .update();
            jdbc.sql("delete from inbound_answered where mail_id = ?")
                    .param(mail)
                    .update();
            jdbc.sql("delete from inbound_mail where id = ?").param(mail).update();
        }
    }

    @Test
    void everyTabCanBeEmptyAndTeaches() {
        for (InboundMailTab tab : InboundMailTab.values()) {
            InboundMailState elsewhere = tab == InboundMailTab.HELD ? InboundMailState.AUTO : InboundMailState.HELD;
            transaction.executeWithoutResult(status -> {
                status.setRollbackOnly();
                jdbc.sql("update inbound_mail set state = :elsewhere where state in (:states)")
                        .param("elsewhere", elsewhere.name())
                        .param("states", tab.states().stream().map(Enum::name).toList())
                        .update();
                Document page = page("/desk/mail/in?tab=" + tab.word());
                assertThat(page.select(".empty-title").text()).as(tab.word()).isNotBlank();
                assertThat(page.text()).doesNotContain("??");
                assertThat(page.select(".tabs a[aria-current]").attr("href"))
                        .isEqualTo("/desk/mail/in?tab=" + tab.word());
            });
        }
    }

    @Test
    void aHeldMailSaysFromWhomAndWhyInPlainWords() throws Exception {
        UUID id = held(TestMails.aLetter(), "MAILING_LIST", "NOT_ADDRESSED_TO_US");
        Document list = page("/desk/mail/in");
        assertThat(list.select(".row").text())
                .contains("A mistake", "A Reader <reader-", "It came by a mailing list, or in bulk.", "Held");
        assertThat(list.select(".tabs a[aria-current] .count").text())
                .isEqualTo("" + readModel.counts().get(InboundMailTab.HELD));

        Document mail = page("/desk/mail/in/" + id);
        assertThat(mail.select(".notice--needs").text())
                .contains(
                        "Somebody has to look at this first.",
                        "It came by a mailing list, or in bulk.",
                        "None of our addresses stands in it as a receiver");
        assertThat(mail.select(".letter-body").text()).contains("There is a mistake");
        assertThat(mail.text())
                .contains("Nobody we trust has checked who sent it.")
                .doesNotContain("??");
        assertThat(mail.select(
                        "form[action$=/report] button, form[action$=/reprocess] button, form[action$=/discard] button"))
                .hasSize(3);
    }

    @Test
    void aMailThatIsNotSortedYetCanBeReadAlready() {
        byte[] raw = TestMails.aLetter();
        UUID id = inboundMailStore.accept(raw, TestMails.provenance(raw)).mail();
        ours.add(id);
        Document mail = page("/desk/mail/in/" + id);
        assertThat(mail.select("h1").text()).isEqualTo("A mistake");
        assertThat(mail.select(".letter-head").text()).contains("A Reader <reader-");
        assertThat(mail.select(".letter-body").text()).contains("There is a mistake");
    }

    @Test
    void whatAMailSaysIsNeverTakenForAPartOfThePage() throws Exception {
        UUID id = held(TestMails.bytes("""
                Message-ID: <%s@reader.test>
                From: "<script>alert(1)</script>" <evil@reader.test>
                To: corrections@localhost
                Subject: <img src=x onerror=alert(2)>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: multipart/alternative; boundary=c

                --c
                Content-Type: text/plain

                <script>alert(3)</script> [[${7919*7919}]]
                --c
                Content-Type: text/html

                <p onclick="alert(4)">Words <img src="https://tracker.test/x.gif"><script>alert(5)</script></p>
                --c--
                --b
                Content-Type: text/html; name="<svg onload=alert(6)>.html"
                Content-Disposition: attachment; filename="<svg onload=alert(6)>.html"

                <script>alert(7)</script>
                --b--
                """.formatted(UUID.randomUUID())));
        for (String address : List.of("/desk/mail/in", "/desk/mail/in/" + id)) {
            String page = source(address);
            Document document = Jsoup.parse(page);
            assertThat(document.select("main script, main img, main [onclick], main [onerror], main [onload]"))
                    .as(address)
                    .isEmpty();
            assertThat(page).doesNotContain("62710561");
            assertThat(document.select("h1, .row-title").text()).contains("<img src=x onerror=alert(2)>");
        }
        String html = server.perform(get("/desk/mail/in/" + id + "/page").with(SignedIn.as(publisher)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Security-Policy", containsString("default-src 'none'")))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(html).contains("Words").doesNotContain("<script", "onclick", "tracker.test/x.gif\"");
        assertThat(page("/desk/mail/in/" + id).select("iframe").attr("sandbox")).isEmpty();
        server.perform(get("/desk/mail/in/" + id + "/files/0").with(SignedIn.as(publisher)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/octet-stream"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")));
    }

    @Test
    void aProgramIsHandedOutToNobody() throws Exception {
        UUID id = held(TestMails.bytes("""
                Message-ID: <%s@reader.test>
                From: a@reader.test
                To: corrections@localhost
                Subject: An invoice
                MIME-Version: 1.0
                Content-Type: application/octet-stream; name=invoice.pdf
                Content-Disposition: attachment; filename=invoice.pdf
                Content-Transfer-Encoding: base64

                TVqQAAMAAAAEAAAA//8AALgAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                """.formatted(UUID.randomUUID())));
        server.perform(get("/desk/mail/in/" + id + "/files/0").with(SignedIn.as(publisher)))
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("handed out to nobody")));
    }

    @Test
    void theMailAsItCameIsTheSameToTheByteAndWhoTookItIsWrittenDown() throws Exception {
        byte[] raw = TestMails.bytes("Message-ID: <" + UUID.randomUUID() + "@x>\n\n\0\u00e9 not a mail at all");
        UUID id = held(raw);
        byte[] taken = server.perform(get("/desk/mail/in/" + id + "/raw").with(SignedIn.as(publisher)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("attachment; filename=")))
                .andExpect(header().string("Content-Type", "application/octet-stream"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(taken).isEqualTo(raw);
        assertAudited("mail.downloaded", id);
    }

    @Test
    void aMailCanBeSortedAnew() throws Exception {
        UUID id = held(TestMails.aLetter());
        server.perform(post("/desk/mail/in/" + id + "/reprocess").with(SignedIn.as(publisher)))
                .andExpect(redirectedUrl("/desk/mail/in/" + id));
        assertThat(state(id)).isEqualTo(InboundMailState.RECEIVED);
        assertAudited("mail.reprocessed", id);
        assertThat(page("/desk/mail/in/" + id).select("form[action*=/desk/mail/in/]"))
                .isEmpty();
        server.perform(post("/desk/mail/in/" + id + "/reprocess").with(SignedIn.as(publisher)))
                .andExpect(status().isConflict());
    }

    @Test
    void aMailIsDiscardedForAReasonByAPerson() throws Exception {
        UUID id = held(TestMails.aLetter());
        server.perform(post("/desk/mail/in/" + id + "/discard")
                        .param("reason", "  ")
                        .with(SignedIn.as(publisher)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("Say in a few words")));
        assertThat(state(id)).isEqualTo(InboundMailState.HELD);

        server.perform(post("/desk/mail/in/" + id + "/discard")
                        .param("reason", "Advertising <b>again</b>.")
                        .with(SignedIn.as(publisher)))
                .andExpect(redirectedUrl("/desk/mail/in/" + id));

        assertThat(state(id)).isEqualTo(InboundMailState.DISCARDED);
        assertAudited("mail.discarded", id);
        Document mail = page("/desk/mail/in/" + id);
        assertThat(mail.select(".head-state").text())
                .contains("Discarded", publisher.name() + " decided so", "Advertising <b>again</b>.");
        assertThat(page("/desk/mail/in?tab=discarded").select(".row-title a").eachAttr("href"))
                .contains("/desk/mail/in/" + id);
    }

    @Test
    void ofTwoWhoDiscardAtOnceOneIsToldThatSomebodyWasFaster() throws Exception {
        UUID id = held(TestMails.aLetter());
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> answers = Stream.of(publisher, newsroom.anAdministrator())
                    .map(person -> two.submit(() -> {
                        together.await();
                        return server.perform(post("/desk/mail/in/" + id + "/discard")
                                        .param("reason", "Nothing for us.")
                                        .with(SignedIn.as(person)))
                                .andReturn()
                                .getResponse()
                                .getStatus();
                    }))
                    .toList();
            Set<Integer> seen = new TreeSet<>();
            for (Future<Integer> answer : answers) {
                seen.add(answer.get());
            }
            assertThat(seen).containsExactly(302, 409);
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void aHeldMailBecomesAReportOnceWhoeverAsks(
            @Autowired InboundMailQueue inboundMailQueue,
            @Autowired ClassificationContextLoader classificationContextLoader,
            @Autowired ApplicationContext server,
            @Autowired InboundMailMessages words,
            @Autowired People people,
            @Autowired ObjectProvider<MailboxRescan> reimport,
            @Autowired PlatformTransactionManager transactions,
            @Autowired Clock clock) {
        TestWorkers workers = new TestWorkers(server);
        RecordingMailHandler desk = workers.desk();
        InboundMailCommands commands = new InboundMailCommands(
                readModel,
                inboundMailQueue,
                mails,
                classificationContextLoader,
                workers.processor(),
                reimport,
                audit,
                transactions);
        InboundMailController controller = new InboundMailController(readModel, commands, mails, words, people, clock);
        UUID id = held(TestMails.aLetter(), "MAILING_LIST");
        var flash = new RedirectAttributesModelMap();

        assertThat(controller.makeReport(publisher, id, flash)).isEqualTo("redirect:/desk/mail/in/" + id);

        assertThat(flash.getFlashAttributes().get("flash").toString()).startsWith("It is a report now");
        assertThat(desk.filed(id)).containsExactly("report");
        assertThat(state(id)).isEqualTo(InboundMailState.ACCEPTED);
        assertAudited("mail.made-report", id);
        assertThatThrownBy(() -> controller.makeReport(publisher, id, flash))
                .isInstanceOf(InboundMailEntry.MailHasMovedOn.class);
        assertThat(desk.filed(id)).hasSize(1);
    }

    @Test
    void mailsThatMayBeOneStandSideBySide() throws Exception {
        String messageId = "<" + UUID.randomUUID() + "@reader.test>";
        UUID first = held(TestMails.letter(messageId, "reader@reader.test", "Seventeen hours? Surely seven."));
        UUID second =
                held(TestMails.letter(messageId, "reader@reader.test", "Seventeen hours? Surely seven. -- The list"));

        Document mail = page("/desk/mail/in/" + second);

        assertThat(mail.select(".conflict-side")).hasSize(2);
        assertThat(mail.select(".conflict-side--theirs a").attr("href")).isEqualTo("/desk/mail/in/" + first);
        assertThat(mail.select(".conflict-text").eachText())
                .containsExactly("Seventeen hours? Surely seven. -- The list", "Seventeen hours? Surely seven.");
        assertThat(row(second)).contains("perhaps a second copy");
        assertThat(row(first)).doesNotContain("perhaps a second copy");
    }

    @Test
    void aMailWithoutBytesSaysWhereItLies() throws Exception {
        UUID unfetched = held(TestMails.aLetter());
        jdbc.sql("update inbound_mail set raw = null, state = 'QUARANTINED', reason = 'UNFETCHABLE' where id = ?")
                .param(unfetched)
                .update();
        assertThat(page("/desk/mail/in/" + unfetched).text())
                .contains("The mail server lists it and does not hand it over.", "It lies in the mailbox untouched");
        server.perform(get("/desk/mail/in/" + unfetched + "/raw").with(SignedIn.as(publisher)))
                .andExpect(status().isGone());
        jdbc.sql("update inbound_mail set stripped_at = current_timestamp, state = 'ACCEPTED' where id = ?")
                .param(unfetched)
                .update();
        assertThat(page("/desk/mail/in/" + unfetched).text()).contains("Its words were taken out");
    }

    @Test
    void theMailboxIsOnlyLookedThroughAgainFromADayThatWas() throws Exception {
        for (String since :
                List.of("", "yesterday", newsroom.today().plusDays(2).toString())) {
            server.perform(post("/desk/mail/in/again").param("since", since).with(SignedIn.as(publisher)))
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("Choose the day of the backup")));
        }
        server.perform(post("/desk/mail/in/again")
                        .param("since", newsroom.today().minusDays(2).toString())
                        .with(SignedIn.as(publisher)))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("No mailbox is being read")));
    }

    @Test
    void longListsComeInPagesWithoutLosingOrRepeatingAMail() throws Exception {
        UUID one = held(TestMails.aLetter());
        copies(one, KeysetPage.SIZE + 2);
        Document first = page("/desk/mail/in?tab=held");
        Document second = page(first.select(".pager-later").attr("href"));
        assertThat(first.select(".row")).hasSize(KeysetPage.SIZE);
        assertThat(second.select(".row")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(second.select(".row-title a").eachAttr("href"))
                .doesNotContainAnyElementsOf(first.select(".row-title a").eachAttr("href"));
        assertThat(page(second.select(".pager a[rel=prev]").attr("href"))
                        .select(".row-title a")
                        .eachAttr("href"))
                .isEqualTo(first.select(".row-title a").eachAttr("href"));
    }

    @Test
    void tenThousandMailsDoNotSlowThePage() throws Exception {
        UUID one = held(TestMails.aLetter());
        copies(one, 10_000);
        page("/desk/mail/in?tab=held");
        Document page = ProcessorTime.atMost(Duration.ofMillis(1500), () -> page("/desk/mail/in?tab=held"));
        assertThat(Integer.parseInt(page.select(".tabs a[aria-current] .count").text()))
                .isGreaterThan(10_000);
    }

    @Test
    void whateverSortingFindsOutHasWords() {
        Set<String> known = ResourceBundle.getBundle("messages", Locale.ROOT).keySet();
        Set<String> speechless = new TreeSet<>();
        Map<String, Object[]> all = Map.of(
                "mail.in.cause.", Classification.Cause.values(),
                "mail.in.warning.", ParseWarning.values(),
                "mail.in.level.", ParseLevel.values(),
                "mail.in.verified.", Authenticity.values(),
                "mail.in.state.", InboundMailState.values(),
                "mail.in.source.", Provenance.Source.values(),
                "mail.in.tab.", InboundMailTab.values(),
                "mail.in.empty.", InboundMailTab.values());
        all.forEach((stem, values) -> {
            for (Object value : values) {
                String key = stem + value.toString().toLowerCase(Locale.ROOT).replace('_', '-');
                if (!known.contains(key)) {
                    speechless.add(key);
                }
            }
        });
        assertThat(speechless).isEmpty();
        assertThat(known).contains("mail.in.cause.failed-three-times", "mail.in.cause.unfetchable");
    }

    @Test
    void anUnknownMailIsNotFound() throws Exception {
        for (String rest : List.of("", "/page", "/raw", "/files/0")) {
            server.perform(get("/desk/mail/in/" + UUID.randomUUID() + rest).with(SignedIn.as(publisher)))
                    .andExpect(status().isNotFound());
        }
        for (String action : List.of("reprocess", "report", "discard")) {
            server.perform(post("/desk/mail/in/" + UUID.randomUUID() + "/" + action)
                            .param("reason", "None.")
                            .with(SignedIn.as(publisher)))
                    .andExpect(status().isNotFound());
        }
    }

    private UUID held(byte[] raw, String... causes) {
        UUID id = inboundMailStore.accept(raw, TestMails.provenance(raw)).mail();
        ours.add(id);
        ParsedMail parsedMail = mails.parsedMail(id).orElseThrow();
        Sender from = parsedMail.from();
        jdbc.sql("""
                        update inbound_mail set state = 'HELD', reason = ?, causes = ?, subject = ?, from_addr = ?,
                                                from_name = ?, settled_at = current_timestamp
                        where id = ?
                        """)
                .params(
                        causes.length == 0 ? "SPAM" : causes[0],
                        String.join(" ", causes),
                        parsedMail.subject(),
                        from == null ? null : from.address(),
                        from == null ? null : from.name(),
                        id)
                .update();
        return id;
    }

    private void copies(UUID one, int howMany) {
        jdbc.sql("""
                        insert into inbound_mail (id, source, size, truncated, raw, dedupe_key, last_seen_at, state, reason,
                                                  subject, from_addr, created_at)
                        select %s, source, size, truncated, raw, concat('copy-', cast(n.x as varchar(10))), last_seen_at,
                               state, reason, subject, from_addr, created_at
                        from inbound_mail, %s where id = ?
                        """.formatted(
                                TestDatabase.isPostgres() ? "gen_random_uuid()" : "random_uuid()",
                                TestDatabase.isPostgres()
                                        ? "generate_series(1, " + howMany + ") n(x)"
                                        : "system_range(1, " + howMany + ") n"))
                .param(one)
                .update();
    }

    private String row(UUID mail) {
        return page("/desk/mail/in").select(".row:has(a[href$=" + mail + "])").text();
    }

    private InboundMailState state(UUID id) {
        return readModel.find(id).orElseThrow().state();
    }

    private Document page(String address) {
        return Jsoup.parse(source(address));
    }

    private String source(String address) {
        try {
            return server.perform(get(address).with(SignedIn.as(publisher)))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
        } catch (Exception e) {
            throw new AssertionError(address, e);
        }
    }

    private void assertAudited(String action, UUID mail) {
        assertThat(audit.chain(Subject.of("mail")))
                .filteredOn(entry -> entry.actor().equals(publisher.id().toString()))
                .filteredOn(entry -> entry.subject().contains(mail.toString()))
                .extracting(AuditEntry::action)
                .contains(action);
    }
}
