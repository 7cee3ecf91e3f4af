package org.imprimatur.demo;

import java.nio.file.Path;
import org.imprimatur.Imprimatur;
import org.imprimatur.TestClock;
import org.springframework.boot.SpringApplication;

/**
 * {@code mvn spring-boot:test-run}: the server with a mail server in the same process, people, and articles in every
 * state. What is done in it is kept in {@code data/demo}; the letters live as long as the process.
 */
public final class DemoNewsroom {

    private DemoNewsroom() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        start(PostOffice.openOnUsualPorts(), Path.of("data", "demo", "newsroom"), args);
    }

    static SpringApplication.Running start(PostOffice postOffice, Path database, String... more) {
        String[] own = {
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + postOffice.smtpPort(),
            "--imprimatur.demo.imap-port=" + postOffice.imapPort(),
            "--imprimatur.mail.imap.host=127.0.0.1",
            "--imprimatur.mail.imap.port=" + postOffice.imapPort(),
            "--imprimatur.mail.imap.user=" + PostOffice.NEWSROOM,
            "--imprimatur.mail.imap.password=any",
            "--imprimatur.mail.imap.every=2s",
            "--imprimatur.newsroom.name=The Demo Health Desk",
            // Whoever tries it out wants to see the letter of what they have just done.
            "--imprimatur.mail.coalesce=0s",
            "--imprimatur.seals.key-file=" + database.resolveSibling("seal-key.pem"),
            // Two weeks of its past are played in one sitting.
            "--imprimatur.sessions.longest=30d",
            "--spring.datasource.url=jdbc:h2:file:" + database.toAbsolutePath()
                    + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE"
        };
        String[] all = java.util.stream.Stream.of(own, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new);
        // The clock is set back while the newsroom's past is being played, and right from then on.
        return SpringApplication.from(Imprimatur::main)
                .with(
                        WithoutTheTests.class,
                        TestClock.class,
                        DemoInbox.class,
                        DemoBoxes.class,
                        DemoReader.class,
                        DemoAddresses.class,
                        DemoStaff.class,
                        DemoArticles.class,
                        DemoReports.class,
                        DemoPast.class)
                .run(all);
    }
}
