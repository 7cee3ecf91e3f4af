package org.imprimatur.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@code java -jar imprimatur.jar import-mail PATH}: takes in a folder of mails or an mbox as if they had just come, and
 * ends with one line of JSON that says what became of them. Ends with 0; with 1 if a file could not be read; with 2 if
 * there is nothing at the path.
 */
@Component
@ConditionalOnProperty(name = "imprimatur.command", havingValue = "import-mail")
class ImportMail implements ApplicationRunner, ExitCodeGenerator, MailFiles.Receiver {

    private static final long MOMENT = 500;

    private final InboundMailStore inboundMailStore;
    private final InboundMailWorker inboundMailWorker;
    private final InboundMailQueue inboundMailQueue;
    private final JdbcClient jdbc;
    private final InboundMailSettings settings;

    private final UUID batch = UUID.randomUUID();
    private long received;
    private long fresh;
    private int status;

    ImportMail(
            InboundMailStore inboundMailStore,
            InboundMailWorker inboundMailWorker,
            InboundMailQueue inboundMailQueue,
            JdbcClient jdbc,
            InboundMailSettings settings) {
        this.inboundMailStore = inboundMailStore;
        this.inboundMailWorker = inboundMailWorker;
        this.inboundMailQueue = inboundMailQueue;
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        Optional<Path> path = path(arguments.getNonOptionArgs());
        if (path.isEmpty()) {
            status = 2;
            return;
        }
        new MailFiles(settings, this).each(path.get());
        inboundMailWorker.sortAll();
        while (!inboundMailQueue.isSettled(batch)) {
            inboundMailWorker.sortAll(batch);
            if (!inboundMailQueue.isSettled(batch)) {
                // A server that runs beside us has the last ones in hand.
                Thread.sleep(MOMENT);
            }
        }
        System.out.println(json());
        System.out.flush();
    }

    @Override
    public int getExitCode() {
        return status;
    }

    @Override
    public void take(byte[] raw, Provenance provenance) {
        received++;
        if (inboundMailStore.accept(raw, provenance, batch).isNew()) {
            fresh++;
        }
    }

    @Override
    public void cannotRead(Path file, IOException why) {
        System.err.println("Cannot be read, and is left out: " + file + " (" + why.getMessage() + ")");
        status = 1;
    }

    private Optional<Path> path(List<String> named) {
        if (named.size() != 1) {
            System.err.println("Say what to import: import-mail PATH, a folder of .eml files or an mbox");
            return Optional.empty();
        }
        try {
            Path path = Path.of(named.get(0));
            if (Files.exists(path)) {
                return Optional.of(path);
            }
        } catch (InvalidPathException nothingThereEither) {
            // It is told below.
        }
        System.err.println("There is nothing at " + named.get(0));
        return Optional.empty();
    }

    /** Counted from the rows: a server beside us may have sorted some of them first. */
    private String json() {
        return "{\"received\":" + received + ",\"new\":" + fresh + ",\"known\":" + (received - fresh) + ",\"reports\":"
                + in("state = 'ACCEPTED'") + ",\"attached\":" + in("state = 'ATTACHED'") + ",\"bounce\":"
                + in("state = 'BOUNCE'") + ",\"auto\":" + in("state = 'AUTO'") + ",\"held\":" + in("state = 'HELD'")
                + ",\"quarantined\":" + in("state = 'QUARANTINED'") + ",\"acknowledged\":" + in("acknowledged") + "}";
    }

    private long in(String condition) {
        return jdbc.sql("select count(*) from inbound_mail where batch = ? and " + condition)
                .param(batch)
                .query(Long.class)
                .single();
    }
}
