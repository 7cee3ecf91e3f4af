package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.imprimatur.FullBuildOnly;
import org.imprimatur.TestDatabase;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.PostOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole server between a real IMAP server and a real SMTP server. Runs where both are installed and we are root;
 * with {@code -Dimprimatur.dovecot=required} it must.
 */
@FullBuildOnly
class DovecotTests {

    private static final int ROUNDS = 4;
    private static final int MAILS = 50;
    private static final int THANKED = 20;

    /**
     * Dovecot waits up to two minutes for a lock that one of its processes held when it was killed, and hears of us again
     * only after the pause that follows each failure.
     */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(6);

    private final PostOffice unused = PostOffice.open();
    private Dovecot dovecot;
    private Exim exim;
    private DemoServer server;

    @BeforeEach
    void begin() throws IOException {
        boolean required = "required".equals(System.getProperty("imprimatur.dovecot"));
        if (required && !Exim.isAvailable()) {
            throw new AssertionError("No Dovecot and Exim, or we are not root, and -Dimprimatur.dovecot=required");
        }
        assumeTrue(Exim.isAvailable(), "No Dovecot and Exim, or we are not root");
        dovecot = Dovecot.open();
        exim = new Exim(dovecot);
    }

    @AfterEach
    void end() {
        unused.close();
        if (server != null) {
            server.close();
        }
        if (exim != null) {
            exim.close();
        }
        if (dovecot != null) {
            dovecot.close();
        }
    }

    @Test
    void eachMailIsOneRowThroughKillsAndNewNumbersOfTheMailServer() throws Exception {
        server = start(dovecot.port(), "none");
        List<byte[]> letters = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            List<byte[]> more = Stream.generate(TestMails::aLetter).limit(MAILS).toList();
            letters.addAll(more);
            exim.send(more);
            int some = letters.size() - MAILS / 2;
            await("half of round " + round, () -> rows() >= some);
            dovecot.kill();
            if (round % 2 == 0) {
                dovecot.forgetNumbers("corrections");
            }
            dovecot.restart();
        }
        await("all mails", () -> rows() == letters.size() && waiting() == 0);
        assertThat(count("select count(distinct message_id_norm) from inbound_mail"))
                .isEqualTo(letters.size());
        assertThat(count("select count(distinct uid_validity) from inbound_mail"))
                .isGreaterThan(1);
        assertThat(count("select count(*) from inbound_stuck")).isZero();
        assertThat(moveToProcessed())
                .hasSizeGreaterThanOrEqualTo(letters.size())
                .noneMatch(DovecotTests::isRead);
        await("all reports", () -> count("select count(*) from correction_report") == letters.size());
        int thanks = count("select count(*) from outbox_mail where kind = 'ack'");
        await("all acknowledgements", () -> exim.readersMail().size() == thanks);
        assertThat(answered(exim.readersMail())).hasSize(thanks).doesNotHaveDuplicates();
    }

    @Test
    void eachReaderIsThankedOnceThroughTheRealServer() throws Exception {
        server = start(dovecot.port(), "none");
        List<byte[]> letters =
                Stream.generate(TestMails::aLetter).limit(THANKED).toList();
        exim.send(letters);
        await("the acknowledgements", () -> exim.readersMail().size() >= THANKED);
        List<String> thanks = exim.readersMail();
        assertThat(answered(thanks))
                .containsExactlyInAnyOrderElementsOf(letters.stream()
                        .map(letter -> header("Message-ID", new String(letter, StandardCharsets.UTF_8)))
                        .toList());
        assertThat(thanks).allSatisfy(mail -> {
            assertThat(header("Auto-Submitted", mail)).isEqualTo("auto-replied");
            assertThat(header("Envelope-to", mail)).isEqualTo(header("To", mail).replaceAll(".*<|>.*", ""));
            assertThat(header("Return-path", mail)).startsWith("<bounce+");
        });
        exim.send(letters);
        await(
                "the same mails again",
                () -> waiting() == 0 && count("select sum(seen_count) from inbound_mail") == 2 * THANKED);
        assertThat(count("select count(*) from outbox_mail where kind = 'ack'")).isEqualTo(THANKED);
    }

    private static List<String> answered(List<String> mails) {
        return mails.stream().map(mail -> header("In-Reply-To", mail)).toList();
    }

    private static String header(String name, String mail) {
        return mail.replace("\r\n", "\n")
                .split("\n\n", 2)[0]
                .replaceAll("\n[ \t]+", " ")
                .lines()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "starttls"})
    void collectsOverEncryptedLines(String security) throws Exception {
        server = start(security.equals("tls") ? dovecot.tlsPort() : dovecot.port(), security);
        exim.send(List.of(TestMails.aLetter()));
        await("the mail", () -> rows() == 1 && waiting() == 0);
    }

    private DemoServer start(int port, String security) {
        return DemoServer.start(
                TestDatabase.fresh(),
                unused,
                "--spring.mail.port=" + exim.port(),
                "--imprimatur.mail.imap.host=127.0.0.1",
                "--imprimatur.mail.imap.port=" + port,
                "--imprimatur.mail.imap.security=" + security,
                "--imprimatur.mail.imap.trust=127.0.0.1",
                "--imprimatur.mail.imap.user=corrections",
                "--imprimatur.mail.imap.password=" + Dovecot.PASSWORD,
                "--imprimatur.mail.imap.every=1s",
                "--imprimatur.newsroom.corrections-address=" + Exim.CORRECTIONS,
                // The letters' To line; without it they would not be addressed to us, and nobody would be thanked.
                "--imprimatur.mail.inbound.own-addresses=corrections@localhost");
    }

    private int rows() {
        return count("select count(*) from inbound_mail");
    }

    private int count(String sql) {
        return server.bean(JdbcClient.class).sql(sql).query(Integer.class).single();
    }

    private int waiting() {
        return files(dovecot.maildir("corrections").resolve("new")).size()
                + files(dovecot.maildir("corrections").resolve("cur")).size();
    }

    private List<String> moveToProcessed() {
        Path folder = dovecot.maildir("corrections").resolve(".Processed");
        return Stream.of("new", "cur")
                .flatMap(part -> files(folder.resolve(part)).stream())
                .toList();
    }

    /** A Maildir keeps a mail's marks at the end of its file name. */
    private static boolean isRead(String file) {
        return file.replaceFirst(".*:2,", "").contains("S");
    }

    private static List<String> files(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(String what, Callable<Boolean> there) {
        Awaitility.await(what)
                .atMost(LONG_ENOUGH)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(there);
    }
}
