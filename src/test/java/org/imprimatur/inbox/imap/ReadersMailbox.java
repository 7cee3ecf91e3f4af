package org.imprimatur.inbox.imap;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.imprimatur.inbox.TestMails;
import org.imprimatur.inbox.imap.ImapSettings.Auth;
import org.imprimatur.inbox.imap.ImapSettings.OAuth2;
import org.imprimatur.inbox.imap.ImapSettings.Patience;
import org.imprimatur.inbox.imap.ImapSettings.Security;

/** A mailbox on a mail server in this process, seen from the server's side. Each test has one of its own. */
final class ReadersMailbox implements AutoCloseable {

    static final String PASSWORD = "four quiet herons";

    private final GreenMail server;
    private final GreenMailUser user;

    private ReadersMailbox(GreenMail server, GreenMailUser user) {
        this.server = server;
        this.user = user;
    }

    static ReadersMailbox open() {
        return open(ServerSetup.PROTOCOL_IMAP);
    }

    static ReadersMailbox open(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(10_000);
        GreenMail server = new GreenMail(setup);
        server.start();
        try {
            String name = "corrections-" + UUID.randomUUID();
            return new ReadersMailbox(
                    server, server.getUserManager().createUser(name + "@newsroom.test", name, PASSWORD));
        } catch (UserException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return server.getImap() != null
                ? server.getImap().getPort()
                : server.getImaps().getPort();
    }

    String user() {
        return user.getLogin();
    }

    ImapSettings settings() {
        return settings(port());
    }

    ImapSettings settings(int port) {
        return settings("127.0.0.1", port, null);
    }

    /** So that a server that hangs does not hold up the tests. */
    ImapSettings impatientSettings(int port) {
        return settings("127.0.0.1", port, null, shortTimeouts());
    }

    ImapSettings settings(String host, int port, Security security) {
        Duration longEnough = Duration.ofSeconds(30);
        return settings(host, port, security, new Patience(Duration.ofSeconds(5), longEnough, longEnough));
    }

    private ImapSettings settings(String host, int port, Security security, Patience patience) {
        return new ImapSettings(
                host,
                port,
                user(),
                PASSWORD,
                security,
                "127.0.0.1",
                "INBOX",
                "Processed",
                "Oversize",
                Duration.ofSeconds(30),
                Auth.PASSWORD,
                new OAuth2(null, "", "", "", ""),
                patience);
    }

    static Patience shortTimeouts() {
        return new Patience(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofSeconds(3));
    }

    void receive(byte[] raw) {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            folder("INBOX").appendMessage(message, new Flags(), new Date());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    List<byte[]> receive(int howMany) {
        List<byte[]> letters = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            byte[] letter = TestMails.aLetter();
            letters.add(letter);
            receive(letter);
        }
        return letters;
    }

    int count(String folder) {
        MailFolder there = folder(folder);
        return there == null ? 0 : there.getMessageCount();
    }

    List<StoredMessage> messages(String folder) {
        return folder(folder).getMessages();
    }

    /** The same mails under other numbers, in another order. */
    void renumber() {
        try {
            List<MimeMessage> mails = new ArrayList<>();
            for (StoredMessage message : messages("INBOX")) {
                mails.add(message.getMimeMessage());
            }
            ImapHostManager hosts = server.getManagers().getImapHostManager();
            hosts.renameMailbox(user, "INBOX", "Before");
            Collections.reverse(mails);
            for (MimeMessage mail : mails) {
                folder("INBOX").appendMessage(mail, new Flags(), new Date());
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    long uidValidity() {
        return folder("INBOX").getUidValidity();
    }

    private MailFolder folder(String name) {
        return server.getManagers().getImapHostManager().getFolder(user, name);
    }

    @Override
    public void close() {
        server.stop();
    }
}
