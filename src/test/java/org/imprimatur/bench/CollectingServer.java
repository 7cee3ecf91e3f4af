package org.imprimatur.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imprimatur.Imprimatur;
import org.imprimatur.demo.WithoutTheTests;
import org.imprimatur.inbox.imap.OnePoll;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Our server in a process of its own, with the heap it is given, emptying mailboxes one after the other. */
final class CollectingServer {

    private CollectingServer() {}

    /** @param args the mail server's port, how many users, the users, the last of which is timed, then the server's settings */
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        List<String> users = List.of(args).subList(2, 2 + Integer.parseInt(args[1]));
        List<String> settings = new ArrayList<>(
                List.of("--server.port=0", "--spring.main.banner-mode=off", "--logging.level.root=WARN"));
        settings.addAll(List.of(args).subList(2 + users.size(), args.length));
        try (ConfigurableApplicationContext server = new SpringApplicationBuilder(
                        Imprimatur.class, WithoutTheTests.class)
                .run(settings.toArray(String[]::new))) {
            OnePoll visit = new OnePoll(server, port, users.get(0));
            double seconds = 0;
            for (String user : users) {
                visit = new OnePoll(server, port, user);
                long start = System.nanoTime();
                visit.pay();
                seconds = (System.nanoTime() - start) / 1e9;
            }
            System.out.printf(
                    Locale.ROOT,
                    "TOOK %d %.3f %d%n",
                    visit.mailsThat("raw is not null and server_moved_at is not null"),
                    seconds,
                    visit.mailsThat("state not in ('RECEIVED', 'PROCESSING')"));
        }
        System.exit(0);
    }
}
