package org.imprimatur.inbox.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.imprimatur.inbox.imap.ImapSettings.Auth;
import org.imprimatur.inbox.imap.ImapSettings.OAuth2;
import org.imprimatur.inbox.imap.UnreliableImap.Action;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Into a mailbox that takes tokens and no passwords. */
@ServerTest
class AccessTokensTests {

    @Autowired
    ApplicationContext server;

    @Autowired
    TestClock.Settable clock;

    private final ReadersMailbox mailbox = ReadersMailbox.open();
    private final UnreliableImap line = new UnreliableImap(mailbox.port());
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger issued = new AtomicInteger();
    private final AtomicReference<String> valid = new AtomicReference<>();
    private HttpServer endpoint;
    private volatile int status = 200;

    @BeforeEach
    void begin() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/token", exchange -> {
            asked.add(URLDecoder.decode(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII),
                    StandardCharsets.UTF_8));
            String token = "token-" + issued.incrementAndGet();
            valid.set(token);
            String answer = status == 200 ? """
                      {"access_token": "%s", "expires_in": 3600, "refresh_token": "next-%d", "token_type": "Bearer"}
                      """.formatted(token, issued.get()) : """
                      {"error": "invalid_grant", "error_description": "The refresh token was withdrawn"}
                      """;
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        endpoint.start();
        line.answering(answer -> answer.replace("CAPABILITY ", "CAPABILITY SASL-IR AUTH=XOAUTH2 "));
        line.behave(this::xoauth2);
    }

    @AfterEach
    void end() {
        clock.reset();
        endpoint.stop(0);
        line.close();
        mailbox.close();
    }

    @Test
    void getsInWithATokenForItsRefreshToken() {
        ImapSettings settings = settings("first");
        mailbox.receive(2);
        assertThat(collecting().from(settings).poll()).isTrue();
        assertThat(collecting().rows(settings)).hasSize(2);
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0))
                .contains("grant_type=refresh_token", "refresh_token=first", "client_id=us", "client_secret=s&cret")
                .contains("scope=mail offline");
        assertThat(line.heard).noneMatch(command -> command.startsWith("LOGIN"));
    }

    @Test
    void getsInWithTheClientsOwnCredentialsWhenThereIsNoRefreshToken() {
        assertThat(collecting().from(settings("")).poll()).isTrue();
        assertThat(asked.get(0)).contains("grant_type=client_credentials").doesNotContain("refresh_token");
    }

    @Test
    void aTokenServesUntilShortlyBeforeItExpiresAndTheNextRefreshTokenAfterThat() {
        MailboxPoller mailboxPoller = collecting().from(settings("first"));
        mailboxPoller.poll();
        clock.advance(Duration.ofMinutes(58));
        mailboxPoller.poll();
        assertThat(asked).hasSize(1);
        clock.advance(Duration.ofMinutes(2));
        mailboxPoller.poll();
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)).contains("refresh_token=next-1");
    }

    @Test
    void aTokenThatWasWithdrawnEarlyIsReplacedAtOnce() {
        MailboxPoller mailboxPoller = collecting().from(settings("first"));
        mailboxPoller.poll();
        valid.set("another");
        mailbox.receive(1);
        assertThat(mailboxPoller.poll()).isTrue();
        assertThat(asked).hasSize(2);
        assertThat(mailbox.count("INBOX")).isZero();
    }

    @Test
    void whatTheEndpointSaysIsSaidOn() {
        status = 400;
        ImapSettings settings = settings("first");
        assertThat(collecting().from(settings).poll()).isFalse();
        assertThat((String) collecting().status(settings).get("last_error"))
                .contains("400", "invalid_grant", "The refresh token was withdrawn")
                .doesNotContain("s&cret");
    }

    @Test
    void aTokenIsNotAskedForInTheOpen() {
        ImapSettings settings = settings(URI.create("http://192.0.2.1/token"), "first");
        assertThatThrownBy(() ->
                        new AccessTokens(settings, clock, new com.fasterxml.jackson.databind.ObjectMapper()).current())
                .hasMessageContaining("unencrypted");
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(settings("first").toString()).doesNotContain("s&cret", "first", ReadersMailbox.PASSWORD);
    }

    /** The mail server's side of it: the token stands for the password. */
    private Action xoauth2(String command) {
        if (!command.startsWith("AUTHENTICATE XOAUTH2 ")) {
            return Action.PASS;
        }
        String said = new String(Base64.getDecoder().decode(command.substring(21)), StandardCharsets.US_ASCII);
        String wanted = "user=" + mailbox.user() + "\u0001auth=Bearer " + valid.get() + "\u0001\u0001";
        return said.equals(wanted)
                ? Action.ask("LOGIN " + mailbox.user() + " \"" + ReadersMailbox.PASSWORD + "\"")
                : Action.say("NO [AUTHENTICATIONFAILED] Invalid credentials");
    }

    private TestPollers collecting() {
        return new TestPollers(server);
    }

    private ImapSettings settings(String refreshToken) {
        return settings(URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/token"), refreshToken);
    }

    private ImapSettings settings(URI tokens, String refreshToken) {
        return new ImapSettings(
                "127.0.0.1",
                line.port(),
                mailbox.user(),
                "",
                null,
                "",
                "INBOX",
                "Processed",
                "Oversize",
                Duration.ofSeconds(30),
                Auth.OAUTH2,
                new OAuth2(tokens, "us", "s&cret", refreshToken, "mail offline"),
                ReadersMailbox.shortTimeouts());
    }
}
