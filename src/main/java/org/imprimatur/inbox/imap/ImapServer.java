package org.imprimatur.inbox.imap;

import jakarta.annotation.PreDestroy;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.imprimatur.inbox.imap.ImapSettings.Auth;
import org.imprimatur.inbox.imap.ImapSettings.Patience;
import org.imprimatur.inbox.imap.ImapSettings.Security;
import org.imprimatur.mime.JakartaMailProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Opens the mailbox, or says in words for the person on call why it cannot. */
@Component
class ImapServer {

    private final ImapSettings settings;
    private final AccessTokens tokens;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "imap-watch");
        thread.setDaemon(true);
        return thread;
    });

    ImapServer(ImapSettings settings, AccessTokens tokens) {
        // Before the mail library is first used: it reads them once.
        JakartaMailProperties.set();
        this.settings = settings;
        this.tokens = tokens;
    }

    /** A new connection, so that nothing an earlier one suffered from is inherited. */
    ImapMailbox open(String folder) throws MessagingException {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A transaction would stay open while the mail server is spoken to");
        }
        if (settings.isInTheOpen()) {
            throw new MessagingException("The mailbox at " + settings.host()
                    + " is not looked into: our password would travel unencrypted."
                    + " Set imprimatur.mail.imap.security to tls or starttls");
        }
        Store store = connect();
        try {
            return ImapMailbox.open(store, folder, settings.patience().command(), watch);
        } catch (MessagingException | RuntimeException e) {
            ImapMailbox.closeQuietly(store::close);
            throw e;
        }
    }

    private Store connect() throws MessagingException {
        if (settings.auth() == Auth.PASSWORD) {
            return connect(settings.password());
        }
        try {
            return connect(tokens.current());
        } catch (AuthenticationFailedException refused) {
            // It may have been withdrawn before its time.
            tokens.forget();
            return connect(tokens.current());
        }
    }

    private Store connect(String secret) throws MessagingException {
        Store store = Session.getInstance(properties()).getStore("imap");
        try {
            store.connect(settings.host(), settings.port() == null ? -1 : settings.port(), settings.user(), secret);
            return store;
        } catch (AuthenticationFailedException e) {
            throw new AuthenticationFailedException("The mail server refuses our name or password: " + e.getMessage());
        }
    }

    private Properties properties() {
        Patience patience = settings.patience();
        Security security = settings.effectiveSecurity();
        Properties all = new Properties();
        all.put("mail.imap.connectiontimeout", String.valueOf(patience.connect().toMillis()));
        all.put("mail.imap.timeout", String.valueOf(patience.answer().toMillis()));
        all.put("mail.imap.writetimeout", String.valueOf(patience.answer().toMillis()));
        all.put("mail.imap.peek", "true");
        all.put("mail.imap.partialfetch", "false");
        all.put("mail.imap.connectionpoolsize", "1");
        all.put("mail.imap.ssl.enable", String.valueOf(security == Security.TLS));
        all.put("mail.imap.starttls.enable", String.valueOf(security == Security.STARTTLS));
        all.put("mail.imap.starttls.required", String.valueOf(security == Security.STARTTLS));
        // A certificate that anybody may have signed may as well bear any name.
        all.put(
                "mail.imap.ssl.checkserveridentity",
                String.valueOf(settings.trust().isBlank()));
        if (!settings.trust().isBlank()) {
            all.put("mail.imap.ssl.trust", settings.trust());
        }
        if (settings.auth() == Auth.OAUTH2) {
            all.put("mail.imap.auth.mechanisms", "XOAUTH2");
        }
        all.put("mail.mime.address.strict", "false");
        all.put("mail.mime.allowutf8", "true");
        return all;
    }

    @PreDestroy
    void retire() {
        watch.shutdownNow();
    }
}
