package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.imprimatur.OnPostgresql;
import org.imprimatur.TestDatabase;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.PostOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two servers on one PostgreSQL empty one mailbox, and one of them goes away in the middle. */
@OnPostgresql
class TwoNodesTests {

    private static final int MAILS = 150;
    private static final String CORRECTIONS = "corrections@newsroom.test";

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
    void row40_eachMailIsOneRowAndOneReportAndNobodyIsThankedTwice() throws Exception {
        one = start().staffed();
        other = start();
        write(0, MAILS / 2);
        await(() -> count("select count(*) from inbound_mail") >= MAILS / 4);
        write(MAILS / 2, MAILS);
        one.close();
        one = null;
        await(() -> count("select count(*) from inbound_mail where state not in ('RECEIVED', 'PROCESSING')") == MAILS
                && postOffice.mailboxes().headings(CORRECTIONS).isEmpty());
        assertThat(count("select count(*) from inbound_mail")).isEqualTo(MAILS);
        assertThat(count("select count(distinct message_id_norm) from inbound_mail"))
                .isEqualTo(MAILS);
        assertThat(count("select count(*) from correction_report")).isEqualTo(MAILS);
        assertThat(count("""
                        select count(distinct business_key_) from act_ru_execution
                        where business_key_ like 'report:%' and parent_id_ is null
                        """)).isEqualTo(MAILS);
        assertThat(count("select count(*) from outbox_mail where kind = 'ack'")).isPositive();
        assertThat(count("""
                        select count(*) from (
                          select recipient from outbox_mail where kind = 'ack' group by recipient having count(*) > 1) twice
                        """)).isZero();
    }

    private DemoServer start() {
        return DemoServer.start(
                database,
                postOffice,
                "--imprimatur.newsroom.corrections-address=" + CORRECTIONS,
                // The letters' To line; without it they would not be addressed to us, and nobody would be thanked.
                "--imprimatur.mail.inbound.own-addresses=corrections@localhost",
                "--imprimatur.mail.imap.host=127.0.0.1",
                "--imprimatur.mail.imap.port=" + postOffice.imapPort(),
                "--imprimatur.mail.imap.user=" + CORRECTIONS,
                "--imprimatur.mail.imap.password=any",
                "--imprimatur.mail.imap.every=1s");
    }

    private void write(int from, int to) throws MessagingException {
        for (int i = from; i < to; i++) {
            String reader = "reader-" + i + "@reader.test";
            new RawSmtpClient(postOffice.smtpPort())
                    .send(TestMails.letter("<" + i + "@reader.test>", reader, "A mistake " + i), CORRECTIONS);
        }
    }

    private int count(String sql) {
        return other.bean(JdbcClient.class).sql(sql).query(Integer.class).single();
    }

    private static void await(Callable<Boolean> there) {
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(there);
    }
}
