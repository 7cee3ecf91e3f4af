package org.imprimatur.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast waiting mails are taken in: fetched, kept durably, moved away on the mail server. Beside it the mail library
 * alone, which reads the raw bytes of the same folder and throws them away. Each in a process with a heap of 512 MB, the
 * mail server being a third, and each once more with another mailbox before the one that is timed, because a server that
 * takes in 10,000 mails has not just been started. Sorting what was taken in is another matter and begins later here,
 * unless {@code -Dbench.sorting=1s}.
 *
 * <p>{@code -Dbench.mails} (10,000), one in a hundred over 10 MB; {@code -Dbench.warming} (2,000) before them.
 */
final class IntakeBench {

    private static final int MAILS = Integer.getInteger("bench.mails", 10_000);
    private static final int WARMING = Integer.getInteger("bench.warming", 2_000);
    private static final String SORTING = System.getProperty("bench.sorting", "1h");
    private static final String HEAP = "-Xmx512m";
    private static final String WARMING_USER = "warming";
    private static final String USER = "corrections";
    private static final Pattern TOOK = Pattern.compile("TOOK (\\d+) ([\\d.]+)(?: (\\d+))?");

    private record Took(double seconds, int sorted) {}

    private final MailServer mailServer;
    private final Path folder;
    private long bytes;

    private IntakeBench(MailServer mailServer, Path folder) {
        this.mailServer = mailServer;
        this.folder = folder;
    }

    static void run() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "intake")
                .toAbsolutePath();
        try (MailServer mailServer = MailServer.open(folder);
                Postgres postgres = new Postgres()) {
            new IntakeBench(mailServer, folder).compare(postgres);
        }
    }

    private void compare(Postgres postgres) throws Exception {
        bytes = mailServer.fill(Map.of(WARMING_USER, WARMING, USER, MAILS)).get(USER);
        System.out.printf(
                Locale.ROOT,
                "%nTaking in %,d waiting mails, %,d MB, heap 512 MB, mail server %s%n",
                MAILS,
                bytes >> 20,
                mailServer);
        double bare = bare().seconds();
        Took ours = ours(postgres.database("intake"));
        print("bare fetch", bare, "");
        print("our server, on PostgreSQL", ours.seconds(), ", of which " + ours.sorted() + " were sorted meanwhile");
        Verdict.atLeast("mails per second, taken in : bare fetch", bare / ours.seconds(), 0.5);
    }

    private void print(String what, double seconds, String more) {
        System.out.printf(
                Locale.ROOT,
                "    %-28s %7.1f s %8.1f mails/s %7.1f MB/s%s%n",
                what,
                seconds,
                MAILS / seconds,
                bytes / 1048576.0 / seconds,
                more);
    }

    private Took bare() throws Exception {
        return child(BareFetch.class, List.of(String.valueOf(mailServer.port()), WARMING_USER, USER));
    }

    private Took ours(Map<String, Object> database) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                String.valueOf(mailServer.port()),
                "2",
                WARMING_USER,
                USER,
                "--imprimatur.mail.inbound.every=" + SORTING));
        database.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return child(CollectingServer.class, arguments);
    }

    private Took child(Class<?> program, List<String> arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        line.addAll(arguments);
        Path log = folder.resolve(program.getSimpleName() + ".log");
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(30, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("It does not end; see " + log);
        }
        return took(log);
    }

    private static Took took(Path log) throws IOException {
        Matcher took = TOOK.matcher(Files.readString(log));
        if (!took.find() || Integer.parseInt(took.group(1)) != MAILS) {
            throw new IllegalStateException("It did not take all " + MAILS + " mails; see " + log);
        }
        return new Took(Double.parseDouble(took.group(2)), took.group(3) == null ? 0 : Integer.parseInt(took.group(3)));
    }
}
