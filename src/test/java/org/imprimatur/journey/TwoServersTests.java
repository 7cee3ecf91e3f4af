package org.imprimatur.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.OnPostgresql;
import org.imprimatur.TestDatabase;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Risk;
import org.imprimatur.demo.Delivered;
import org.imprimatur.demo.DemoArticles;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.DemoStaff;
import org.imprimatur.demo.Mailboxes;
import org.imprimatur.demo.PostOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two servers on one PostgreSQL, people who notice nothing of it, and a server that goes away between two handoffs. */
@OnPostgresql
class TwoServersTests {

    private final PostOffice postOffice = PostOffice.open();
    private final Map<String, Object> database = TestDatabase.fresh();
    private DemoServer one;
    private DemoServer other;

    @AfterEach
    void closeAll() {
        if (one != null) {
            one.close();
        }
        if (other != null) {
            other.close();
        }
        postOffice.close();
    }

    @Test
    void anArticlePassesThroughAlternatingServersAndNothingIsLostOrDoubled() {
        one = DemoServer.start(database, postOffice).staffed();
        other = DemoServer.start(database, postOffice);
        Colleague writer = new Colleague(one.address(), DemoStaff.WRITER, DemoStaff.PASSWORD);
        Colleague reviewer = new Colleague(other.address(), DemoStaff.REVIEWER, DemoStaff.PASSWORD);
        Colleague publisher = new Colleague(one.address(), DemoStaff.PUBLISHER, DemoStaff.PASSWORD);
        Article article = one.bean(DemoArticles.class).begin("adult-sleep", "sleep", Risk.ORDINARY);

        writer.moveTo(other.address());
        writer.submit(turn(other, article));
        lettersAreOut(other, article);
        reviewer.moveTo(one.address());
        reviewer.take(turn(one, article));
        reviewer.moveTo(other.address());
        reviewer.requestChanges(turn(other, article), "Please say who should see a doctor.");
        lettersAreOut(one, article);

        other.close();
        writer.moveTo(one.address());
        writer.submit(turn(one, article));
        lettersAreOut(one, article);
        other = DemoServer.start(database, postOffice);
        reviewer.moveTo(other.address());
        String review = turn(other, article);
        reviewer.sign(review);
        lettersAreOut(other, article);

        one.close();
        one = null;
        publisher.moveTo(other.address());
        publisher.take(turn(other, article));
        publisher.publishNow(turn(other, article));
        lettersAreOut(other, article);

        assertThat(other.bean(Articles.class).require(article.id()).live()).isNotNull();
        assertThat(new Visitor(other.address())
                        .get("/articles/" + article.slug())
                        .expect(200)
                        .text())
                .contains("How much sleep do adults need?");
        assertThat(actions(article))
                .containsEntry("revision.signed", 1L)
                .containsEntry("article.live", 1L)
                .containsEntry("turn.opened", 5L)
                .containsEntry("turn.finished", 5L);
        everyLetterCameOnce(article);
    }

    /** A letter about a turn that is over is not sent any more; here none is over before its letter has left. */
    private static void lettersAreOut(DemoServer server, Article article) {
        for (int i = 0; i < 300; i++) {
            int waiting = server.bean(JdbcClient.class)
                    .sql("select count(*) from outbox_mail where thread_key = ? and state <> 'SENT'")
                    .param(article.id().subject().key())
                    .query(Integer.class)
                    .single();
            if (waiting == 0) {
                return;
            }
            pause(Duration.ofMillis(200));
        }
        throw new AssertionError("Letters about " + article.title() + " are still not sent");
    }

    private void everyLetterCameOnce(Article article) {
        JdbcClient jdbc = other.bean(JdbcClient.class);
        Mailboxes mailboxes = postOffice.mailboxes();
        List<Map<String, Object>> owed = jdbc.sql("select recipient, message_id from outbox_mail where thread_key = ?")
                .param(article.id().subject().key())
                .query()
                .listOfRows();
        // Their two turns, what they signed, and that it went live.
        assertThat(owed.stream().filter(row -> row.get("recipient").equals(DemoStaff.REVIEWER)))
                .hasSize(4);
        for (Map<String, Object> letter : owed) {
            String messageId = (String) letter.get("message_id");
            Delivered delivered = mailboxes.await(
                    (String) letter.get("recipient"),
                    candidate -> candidate.messageId().contains(messageId));
            assertThat(delivered.subject()).isNotBlank();
        }
        pause(Duration.ofSeconds(3));
        for (Map<String, Object> letter : owed) {
            assertThat(mailboxes.of((String) letter.get("recipient")).stream()
                            .filter(delivered -> delivered.messageId().contains((String) letter.get("message_id"))))
                    .as("copies of %s", letter)
                    .hasSize(1);
        }
    }

    private Map<String, Long> actions(Article article) {
        Map<String, Long> counts = new TreeMap<>();
        other.bean(JdbcClient.class)
                .sql("select action, count(*) as times from audit_entry where chain = ? group by action")
                .param(article.id().subject().key())
                .query(row -> {
                    counts.put(row.getString("action"), row.getLong("times"));
                });
        return counts;
    }

    private static String turn(DemoServer server, Article article) {
        return server.bean(DemoArticles.class).turn(article);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
