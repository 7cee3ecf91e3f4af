package org.imprimatur.demo;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;

/**
 * A mail server in this process: takes every letter to anybody, and hands it out over IMAP to whoever asks. Whatever is
 * addressed to the newsroom, with anything behind a plus, lies in its one mailbox.
 */
public final class PostOffice implements AutoCloseable {

    /** The newsroom's own mailbox, and the domain all its addresses are at. */
    public static final String NEWSROOM = "newsroom@localhost";

    private static final String OWN_DOMAIN = "@localhost";

    private final GreenMail server;

    private PostOffice(GreenMail server) {
        this.server = server;
    }

    /** On the ports everybody expects of a development mail server, or on free ones where those are taken. */
    public static PostOffice openOnUsualPorts() {
        return open(freeOr(3025), freeOr(3143));
    }

    public static PostOffice open() {
        return open(0, 0);
    }

    private static PostOffice open(int smtp, int imap) {
        ServerSetup[] protocols = {
            new ServerSetup(smtp, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imap, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        };
        for (ServerSetup protocol : protocols) {
            protocol.setServerStartupTimeout(10_000);
        }
        GreenMail server = new GreenMail(protocols)
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        server.start();
        UserManager users = server.getUserManager();
        users.setMessageDeliveryHandler((letter, to) -> boxOf(to.getEmail(), users));
        return new PostOffice(server);
    }

    private static GreenMailUser boxOf(String address, UserManager users) throws UserException {
        String box = address.toLowerCase(Locale.ROOT);
        if (box.endsWith(OWN_DOMAIN)) {
            box = NEWSROOM;
        }
        GreenMailUser user = users.getUserByEmail(box);
        return user == null ? users.createUser(box, box, "any") : user;
    }

    public int smtpPort() {
        return server.getSmtp().getPort();
    }

    public int imapPort() {
        return server.getImap().getPort();
    }

    public Mailboxes mailboxes() {
        return new Mailboxes("127.0.0.1", imapPort());
    }

    @Override
    public void close() {
        server.stop();
    }

    /** The port if nobody listens there, else 0, which means any. */
    private static int freeOr(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            return 0;
        }
    }
}
