package org.imprimatur.inbox.imap;

import java.time.Duration;
import org.imprimatur.inbox.Dovecot;
import org.imprimatur.inbox.imap.ImapSettings.Auth;
import org.imprimatur.inbox.imap.ImapSettings.OAuth2;
import org.imprimatur.inbox.imap.ImapSettings.Patience;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server emptying some mailbox of Dovecot's once, from signing in to signing out. */
public final class OnePoll {

    private final ApplicationContext server;
    private final ImapSettings settings;

    public OnePoll(ApplicationContext server, int port, String user) {
        this.server = server;
        this.settings = new ImapSettings(
                "127.0.0.1",
                port,
                user,
                Dovecot.PASSWORD,
                null,
                "",
                "INBOX",
                "Processed",
                "Oversize",
                Duration.ofHours(1),
                Auth.PASSWORD,
                new OAuth2(null, "", "", "", ""),
                new Patience(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofSeconds(60)));
    }

    public void pay() {
        if (!new TestPollers(server).from(settings).poll()) {
            throw new IllegalStateException("The mailbox cannot be emptied");
        }
    }

    /** @param condition on their rows */
    public int mailsThat(String condition) {
        return server.getBean(JdbcClient.class)
                .sql("select count(*) from inbound_mail where mailbox = ? and " + condition)
                .param(settings.mailbox())
                .query(Integer.class)
                .single();
    }
}
