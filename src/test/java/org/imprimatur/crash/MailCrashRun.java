package org.imprimatur.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.PostOffice;
import org.springframework.util.FileSystemUtils;

/**
 * {@code mvn -Pcrash verify}, after {@link CrashRun}: readers write while the packaged server is killed (SIGKILL) at
 * random moments and started again. At the end each mail must be one row and one report, and no reader may have been
 * thanked twice. First on an H2 file, then on PostgreSQL.
 *
 * <p>{@code -Dcrash.mail.kills}, {@code -Dcrash.mail.mails} (per database), {@code -Dcrash.seed} change the run.
 */
public final class MailCrashRun {

    private static final int KILLS = Integer.getInteger("crash.mail.kills", 8);
    private static final int MAILS = Integer.getInteger("crash.mail.mails", 500);
    private static final long SEED = Long.getLong("crash.seed", Instant.now().toEpochMilli());

    /** Mails in hand at a kill are locked for so long, and letters for five minutes. */
    private static final Duration LOCK = Duration.ofSeconds(30);

    private static final Duration UNTIL_ALL_IS_DONE = Duration.ofMinutes(10);

    private final String name;
    private final Path folder;
    private final Map<String, String> database;
    private final Random random;
    private final PostOffice postOffice = PostOffice.open();
    private final Readers readers = new Readers(postOffice, MAILS);
    private final int port = ServerProcess.freePort();
    private ServerProcess server;

    private MailCrashRun(String name, Path folder, Map<String, String> database, Random random) {
        this.name = name;
        this.folder = folder;
        this.database = database;
        this.random = random;
    }

    public static void main(String[] args) throws Exception {
        // Each kill cuts the mail server's lines; that is the point, and no news.
        System.setProperty("logging.level.com.icegreen", "OFF");
        System.out.println("Mail crash run, seed " + SEED + " (-Dcrash.seed=" + SEED + " draws the same moments)");
        Random random = new Random(SEED);
        boolean sound = new MailCrashRun("H2 file", fresh("mail-h2"), Map.of(), random).crash();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "100")
                .start()) {
            Map<String, String> login = Map.of(
                    "spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"),
                    "spring.datasource.username", "postgres",
                    "spring.datasource.password", "postgres");
            sound &= new MailCrashRun("PostgreSQL", fresh("mail-postgresql"), login, random).crash();
        }
        System.out.println(sound ? "\nEach mail is one report." : "\nLOST OR DOUBLED: see above.");
        System.exit(sound ? 0 : 1);
    }

    private boolean crash() throws Exception {
        System.out.printf("%n%s: preparing people%n", name);
        try (DemoServer founding = DemoServer.start(preparing(), postOffice, "--imprimatur.schedules=false")) {
            founding.staffed();
        }
        Thread writing = new Thread(readers, "readers");
        writing.start();
        for (int kill = 1; kill <= KILLS; kill++) {
            start();
            readers.moved(MAILS / KILLS);
            // Late enough that mails are being taken in, in some rounds while starting.
            Thread.sleep(500 + random.nextInt(9000));
            server.kill();
            System.out.printf("%s: kill %d of %d, %d mails written so far%n", name, kill, KILLS, readers.written());
        }
        start();
        readers.moved(MAILS);
        writing.join();
        return verify();
    }

    private boolean verify() throws Exception {
        Instant end = Instant.now().plus(UNTIL_ALL_IS_DONE);
        MailEvidence evidence;
        do {
            Thread.sleep(60_000);
            server.stop();
            try (Connection connection = connect()) {
                evidence = MailEvidence.read(connection);
            }
            System.out.printf("%s: %s%n", name, evidence);
            if (evidence.isSettled(MAILS) || Instant.now().isAfter(end)) {
                break;
            }
            start();
        } while (true);
        List<String> wrong = evidence.compare(readers, postOffice.mailboxes());
        wrong.forEach(line -> System.out.println("  WRONG: " + line));
        System.out.printf("%s: %d mails, %d kills; %s%n", name, readers.written(), KILLS, evidence);
        return wrong.isEmpty();
    }

    private void start() throws Exception {
        List<String> line = new ArrayList<>(List.of("-jar", ServerProcess.jar().toString()));
        database.forEach((setting, value) -> line.add("--" + setting + "=" + value));
        line.addAll(List.of(
                "--imprimatur.base-url=http://localhost:" + port,
                "--imprimatur.newsroom.corrections-address=" + Readers.CORRECTIONS,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + postOffice.smtpPort(),
                "--imprimatur.mail.imap.host=127.0.0.1",
                "--imprimatur.mail.imap.port=" + postOffice.imapPort(),
                "--imprimatur.mail.imap.user=" + Readers.CORRECTIONS,
                "--imprimatur.mail.imap.password=any",
                "--imprimatur.mail.imap.every=1s",
                "--imprimatur.mail.inbound.lock=" + LOCK.toSeconds() + "s",
                "--imprimatur.mail.inbound.acks-per-hour-in-all=100000"));
        server = ServerProcess.start(folder, folder.resolve("server.log"), port, line)
                .awaitAnswer("/actuator/health", Duration.ofMinutes(10));
    }

    /** The file the jar will find under its own default settings, or the PostgreSQL. */
    private Map<String, Object> preparing() {
        return database.isEmpty()
                ? Map.of(
                        "spring.datasource.url", "jdbc:h2:file:" + folder.resolve("data/imprimatur") + ";WRITE_DELAY=0")
                : Map.copyOf(database);
    }

    private Connection connect() throws Exception {
        if (database.isEmpty()) {
            return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("data/imprimatur"), "sa", "");
        }
        return DriverManager.getConnection(database.get("spring.datasource.url"), "postgres", "postgres");
    }

    private static Path fresh(String name) throws Exception {
        Path folder = Path.of("target", "crash", name).toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        return Files.createDirectories(folder);
    }
}
