package org.imprimatur.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.imprimatur.demo.PostOffice;

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

    private final Ground ground;
    private final Random random;
    private final PostOffice postOffice = PostOffice.open();
    private final Readers readers = new Readers(postOffice, MAILS);
    private final int port = ServerProcess.freePort();
    private ServerProcess server;

    private MailCrashRun(Ground ground, Random random) {
        this.ground = ground;
        this.random = random;
    }

    public static void main(String[] args) throws Exception {
        // Each kill cuts the mail server's lines; that is the point, and no news.
        System.setProperty("logging.level.com.icegreen", "OFF");
        System.out.println("Mail crash run, seed " + SEED + " (-Dcrash.seed=" + SEED + " draws the same moments)");
        Random random = new Random(SEED);
        boolean sound = new MailCrashRun(Ground.h2("mail-h2"), random).crash();
        try (EmbeddedPostgres postgres = Ground.postgres()) {
            sound &= new MailCrashRun(Ground.postgresql("mail-postgresql", postgres), random).crash();
        }
        System.out.println(sound ? "\nEach mail is one report." : "\nLOST OR DOUBLED: see above.");
        System.exit(sound ? 0 : 1);
    }

    private boolean crash() throws Exception {
        ground.staff(postOffice);
        Thread writing = new Thread(readers, "readers");
        writing.start();
        for (int kill = 1; kill <= KILLS; kill++) {
            start();
            readers.moved(MAILS / KILLS);
            // Late enough that mails are being taken in, in some rounds while starting.
            Thread.sleep(500 + random.nextInt(9000));
            server.kill();
            System.out.printf(
                    "%s: kill %d of %d, %d mails written so far%n", ground.name(), kill, KILLS, readers.written());
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
            try (Connection connection = ground.connect()) {
                evidence = MailEvidence.read(connection);
            }
            System.out.printf("%s: %s%n", ground.name(), evidence);
            if (evidence.isSettled(MAILS) || Instant.now().isAfter(end)) {
                break;
            }
            start();
        } while (true);
        List<String> wrong = evidence.compare(readers, postOffice.mailboxes());
        wrong.forEach(line -> System.out.println("  WRONG: " + line));
        System.out.printf("%s: %d mails, %d kills; %s%n", ground.name(), readers.written(), KILLS, evidence);
        return wrong.isEmpty();
    }

    private void start() throws Exception {
        List<String> line = ground.command(
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
                "--imprimatur.mail.inbound.acks-per-hour-in-all=100000");
        server = ServerProcess.start(ground.folder(), ground.log("server"), port, line)
                .awaitAnswer("/actuator/health", Duration.ofMinutes(10));
    }
}
