package org.imprimatur.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imprimatur.Imprimatur;
import org.imprimatur.demo.WithoutTheTests;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Our server in a process of its own, with the heap it is given, emptying a mailbox. */
final class CollectingServer {

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /** Signing in, listing and fetching the first handful happen before the first row is written; generously. */
    private static final Duration BEFORE_THE_FIRST = Duration.ofMillis(300);

    private CollectingServer() {}

    /** @param args how many mails wait, then the server's settings */
    public static void main(String[] args) throws Exception {
        int mails = Integer.parseInt(args[0]);
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--imprimatur.mail.imap.every=1s",
                "--spring.main.banner-mode=off",
                "--logging.level.root=WARN"));
        settings.addAll(List.of(args).subList(1, args.length));
        try (ConfigurableApplicationContext server = new SpringApplicationBuilder(
                        Imprimatur.class, WithoutTheTests.class)
                .run(settings.toArray(String[]::new))) {
            Instant end = Instant.now().plus(PATIENCE);
            JdbcClient jdbc = server.getBean(JdbcClient.class);
            while (count(jdbc, "server_moved_at is not null") < mails) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException("The mailbox is not emptied after " + PATIENCE);
                }
                Thread.sleep(100);
            }
            int sorted = count(jdbc, "state not in ('RECEIVED', 'PROCESSING')");
            System.out.printf(Locale.ROOT, "TOOK %d %.3f %d%n", mails, seconds(jdbc), sorted);
        }
        System.exit(0);
    }

    private static int count(JdbcClient jdbc, String condition) {
        return jdbc.sql("select count(*) from inbound_mail where " + condition)
                .query(Integer.class)
                .single();
    }

    /** From the moment the mailbox is taken in hand to that in which the last mail is put away. */
    private static double seconds(JdbcClient jdbc) {
        return jdbc.sql("select min(created_at) as first, max(server_moved_at) as last from inbound_mail")
                        .query((row, n) -> Duration.between(
                                row.getObject("first", OffsetDateTime.class),
                                row.getObject("last", OffsetDateTime.class)))
                        .single()
                        .plus(BEFORE_THE_FIRST)
                        .toMillis()
                / 1000.0;
    }
}
