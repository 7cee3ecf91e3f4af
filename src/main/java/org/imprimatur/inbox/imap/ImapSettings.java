package org.imprimatur.inbox.imap;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where readers' mail lies and how to get in. Without a host nothing is collected.
 *
 * @param security  null asks for TLS, except on this very machine
 * @param trust     host names, separated by spaces, whose certificate is taken without asking who signed it
 * @param processed where mails go once they are safe with us
 * @param oversize  where mails go of which only the beginning was taken
 * @param every     how often to look
 */
@ConfigurationProperties("imprimatur.mail.imap")
record ImapSettings(
        @Nullable String host,
        @Nullable Integer port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @Nullable Security security,
        @DefaultValue("") String trust,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("Processed") String processed,
        @DefaultValue("Oversize") String oversize,
        @DefaultValue("30s") Duration every,
        @DefaultValue("PASSWORD") Auth auth,
        @DefaultValue OAuth2 oauth2,
        @DefaultValue Patience patience) {

    enum Security {
        /** TLS from the first byte. */
        TLS,
        /** TLS after a plain greeting, and no further without it. */
        STARTTLS,
        /** None, which is refused off this machine. */
        NONE
    }

    enum Auth {
        PASSWORD,
        OAUTH2
    }

    /**
     * How to come by an access token. With a refresh token that grant is used, else the client's own credentials.
     */
    record OAuth2(
            @Nullable URI tokenEndpoint,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("") String refreshToken,
            @DefaultValue("") String scope) {

        @Override
        public String toString() {
            return "OAuth2 at " + tokenEndpoint;
        }
    }

    /**
     * How long to wait for the mail server. Left to itself the mail library waits for ever.
     *
     * @param answer  for the next bytes
     * @param command for the whole answer to one command, so that a server that trickles does not hold us for good
     */
    record Patience(
            @DefaultValue("5s") Duration connect,
            @DefaultValue("30s") Duration answer,
            @DefaultValue("10m") Duration command) {}

    boolean isSetUp() {
        return host != null && !host.isBlank();
    }

    /** How people name the mailbox. */
    String mailbox() {
        return user + " on " + host;
    }

    Security effectiveSecurity() {
        if (security != null) {
            return security;
        }
        return isOnThisMachine(host) ? Security.NONE : Security.TLS;
    }

    /** Whether what we say could be overheard. */
    boolean isInTheOpen() {
        return effectiveSecurity() == Security.NONE && !isOnThisMachine(host);
    }

    static boolean isOnThisMachine(@Nullable String host) {
        if (host == null) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException nowhere) {
            return false;
        }
    }

    /** Without what must stay secret. */
    @Override
    public String toString() {
        return mailbox() + ", " + effectiveSecurity() + ", " + auth;
    }
}
