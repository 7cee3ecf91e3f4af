package org.imprimatur.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.imprimatur.demo.DemoStaff;
import org.imprimatur.demo.PostOffice;

/**
 * {@code mvn -Pcrash verify}: runs the packaged server, lets people hand articles on over HTTP, kills it (SIGKILL) at
 * random moments, and starts it again. At the end nothing that was acknowledged may be missing and every letter owed
 * must have reached the mail server. First on an H2 file with the settings as shipped, then on PostgreSQL.
 *
 * <p>{@code -Dcrash.kills}, {@code -Dcrash.handoffs} (at least so many under way per database), {@code -Dcrash.lanes},
 * {@code -Dcrash.seed} change the run.
 */
public final class CrashRun {

    private static final int KILLS = Integer.getInteger("crash.kills", 6);
    private static final int HANDOFFS = Integer.getInteger("crash.handoffs", 200);
    private static final int LANES = Integer.getInteger("crash.lanes", 8);
    private static final long SEED = Long.getLong("crash.seed", Instant.now().toEpochMilli());

    /** A letter that was being sent at the kill is locked for five minutes, then tried again. */
    private static final Duration UNTIL_ALL_LETTERS_ARE_OUT = Duration.ofMinutes(8);

    private final Ground ground;
    private final Random random;
    private final PostOffice postOffice = PostOffice.open();
    private final Journal journal = new Journal();
    private final List<Throwable> surprises = Collections.synchronizedList(new ArrayList<>());
    private final int port = ServerProcess.freePort();
    private ServerProcess server;

    private CrashRun(Ground ground, Random random) {
        this.ground = ground;
        this.random = random;
    }

    public static void main(String[] args) throws Exception {
        // Each kill cuts the mail server's lines; that is the point, and no news.
        System.setProperty("logging.level.com.icegreen", "OFF");
        System.out.println("Crash run, seed " + SEED + " (-Dcrash.seed=" + SEED + " draws the same moments)");
        Random random = new Random(SEED);
        List<CrashRun> runs = new ArrayList<>();
        runs.add(new CrashRun(Ground.h2("h2"), random));
        try (EmbeddedPostgres postgres = Ground.postgres()) {
            runs.add(new CrashRun(Ground.postgresql("postgresql", postgres), random));
            boolean sound = true;
            for (CrashRun run : runs) {
                run.crash();
            }
            for (CrashRun run : runs) {
                sound &= run.verify();
            }
            System.out.println(sound ? "\nNothing acknowledged was lost." : "\nLOST OR BROKEN: see above.");
            System.exit(sound ? 0 : 1);
        }
    }

    /** Lets them work, and kills the server under their hands. Leaves it running at the end, to send its letters. */
    private void crash() throws Exception {
        ground.staff(postOffice);
        start();
        AtomicBoolean open = new AtomicBoolean(true);
        List<Thread> lanes = new ArrayList<>();
        for (int i = 0; i < LANES; i++) {
            String reviewer = i % 2 == 0 ? DemoStaff.REVIEWER : DemoStaff.SECOND_REVIEWER;
            Lane lane = new Lane(
                    Character.toString('A' + i),
                    server.address(),
                    new Lane.Staff(DemoStaff.WRITER, reviewer, DemoStaff.PUBLISHER, DemoStaff.PASSWORD),
                    journal,
                    open,
                    surprises);
            lanes.add(new Thread(lane, "lane " + i));
        }
        lanes.forEach(Thread::start);
        for (int kill = 1; kill <= KILLS; kill++) {
            int before = journal.acknowledged();
            int wanted = Math.max(1, HANDOFFS / KILLS + 1);
            long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
            while (journal.acknowledged() - before < wanted && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            Thread.sleep(random.nextInt(700));
            server.kill();
            System.out.printf(
                    "%s: kill %d of %d after %d acknowledged handoffs (%d unanswered so far)%n",
                    ground.name(), kill, KILLS, journal.acknowledged(), journal.unanswered());
            start();
        }
        Thread.sleep(3000);
        open.set(false);
        for (Thread lane : lanes) {
            lane.join(60_000);
        }
    }

    private boolean verify() throws Exception {
        Instant end = Instant.now().plus(UNTIL_ALL_LETTERS_ARE_OUT);
        List<String> wrong;
        Evidence evidence;
        do {
            Evidence.awaitQuiet(postOffice.mailboxes());
            server.stop();
            try (Connection connection = ground.connect()) {
                evidence = Evidence.read(connection);
            }
            wrong = evidence.compare(journal, postOffice.mailboxes());
            if (evidence.lettersUnderWay() == 0 || Instant.now().isAfter(end)) {
                break;
            }
            System.out.printf("%s: %d letters are still under way%n", ground.name(), evidence.lettersUnderWay());
            start();
            Thread.sleep(60_000);
        } while (true);
        wrong = new ArrayList<>(wrong);
        command("verify-audit", wrong);
        command("reconcile-worklist", wrong);
        for (Throwable surprise : List.copyOf(surprises)) {
            wrong.add("Somebody at work met with: " + surprise);
        }
        System.out.printf(
                "%n%s: %d handoffs acknowledged, %d unanswered, %d kills; %s%n",
                ground.name(), journal.acknowledged(), journal.unanswered(), KILLS, evidence);
        wrong.forEach(line -> System.out.println("  WRONG: " + line));
        if (journal.acknowledged() < HANDOFFS) {
            System.out.printf("  TOO FEW: only %d handoffs, %d wanted%n", journal.acknowledged(), HANDOFFS);
            return false;
        }
        return wrong.isEmpty();
    }

    private void command(String command, List<String> wrong) throws Exception {
        Path log = ground.log(command);
        int status = ServerProcess.command(ground.folder(), log, ground.command(command));
        System.out.printf("%s: %s ended with %d%n", ground.name(), command, status);
        if (status != 0) {
            wrong.add(command + " ended with " + status + "; see " + log);
        }
    }

    private void start() throws Exception {
        List<String> line = ground.command(
                "--imprimatur.base-url=http://localhost:" + port,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + postOffice.smtpPort(),
                "--imprimatur.mail.coalesce=0s",
                "--imprimatur.reminders.every=12h");
        server = ServerProcess.start(ground.folder(), ground.log("server"), port, line)
                .awaitAnswer("/actuator/health", Duration.ofMinutes(3));
    }
}
