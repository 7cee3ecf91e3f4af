package org.imprimatur.inbox.imap;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.imprimatur.inbox.InboundMailSettings;
import org.imprimatur.inbox.InboundMailStore;
import org.imprimatur.platform.Sha256;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pollers of any mailbox, and what they have written down. */
final class TestPollers {

    private final ApplicationContext server;
    private final JdbcClient jdbc;

    TestPollers(ApplicationContext server) {
        this.server = server;
        this.jdbc = server.getBean(JdbcClient.class);
    }

    MailboxPoller from(ImapSettings settings) {
        Clock clock = server.getBean(Clock.class);
        AccessTokens tokens = new AccessTokens(settings, clock, server.getBean(ObjectMapper.class));
        return new MailboxPoller(
                settings,
                new ImapServer(settings, tokens),
                server.getBean(InboundMailSettings.class),
                server.getBean(InboundMailStore.class),
                server.getBean(FailedFetches.class),
                server.getBean(MailboxLeases.class),
                clock);
    }

    List<Map<String, Object>> rows(ImapSettings settings) {
        return jdbc.sql("select * from inbound_mail where mailbox = ? order by seq")
                .param(settings.mailbox())
                .query()
                .listOfRows();
    }

    List<Map<String, Object>> failedFetch(ImapSettings settings) {
        return jdbc.sql("select * from inbound_stuck where mailbox = ? order by uid")
                .param(settings.mailbox())
                .query()
                .listOfRows();
    }

    Map<String, Object> status(ImapSettings settings) {
        return jdbc.sql("select * from mailbox_status where mailbox = ?")
                .param(settings.mailbox())
                .query()
                .singleRow();
    }

    /** How many rows there are for exactly these bytes. */
    int rowsFor(byte[] raw) {
        return jdbc.sql("select count(*) from inbound_mail where raw_sha256 = ?")
                .param(Sha256.of(raw))
                .query(Integer.class)
                .single();
    }
}
