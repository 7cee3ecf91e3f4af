package org.imprimatur.kept;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.imprimatur.TestClock;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.PostOffice;

/**
 * Makes a database to be kept, when a release is made. Run it with the test class path and the folder to write to:
 *
 * <pre>
 *   KeepDatabase src/test/resources/kept/v2
 *   KeepDatabase src/test/resources/kept/v2 jdbc:postgresql://127.0.0.1:5555/kept USER PASSWORD
 * </pre>
 *
 * <p>The first writes an H2 file. The second needs an empty database on a PostgreSQL not newer than the {@code pg_dump} on
 * the path, which writes it out as statements any driver can send.
 */
final class KeepDatabase {

    private KeepDatabase() {}

    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        Path folder = Files.createDirectories(Path.of(args[0]));
        if (args.length == 1) {
            keepH2(folder);
        } else {
            keepPostgres(folder, args[1], args[2], args[3]);
        }
        System.exit(0);
    }

    private static void keepH2(Path folder) throws Exception {
        Path file = Files.createTempDirectory("keep").resolve("newsroom");
        String url = "jdbc:h2:file:" + file + ";DB_CLOSE_ON_EXIT=FALSE";
        play(database(url, "sa", ""));
        try (Connection connection = DriverManager.getConnection(url, "sa", "")) {
            connection.createStatement().execute("shutdown compact");
        }
        zip(Files.readAllBytes(Path.of(file + ".mv.db")), folder.resolve("h2.mv.db.gz"));
    }

    private static void keepPostgres(Path folder, String url, String user, String password) throws Exception {
        play(database(url, user, password));
        ProcessBuilder dump = new ProcessBuilder(
                "pg_dump",
                "--dbname=" + url.replaceFirst("^jdbc:", ""),
                "--username=" + user,
                "--rows-per-insert=100",
                "--no-owner",
                "--no-privileges");
        dump.environment().put("PGPASSWORD", password);
        Process dumping = dump.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String script = new String(dumping.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (dumping.waitFor() != 0) {
            throw new IllegalStateException("pg_dump ended with " + dumping.exitValue());
        }
        // Newer dumps begin and end with words only psql understands.
        String statements = script.replaceAll("(?m)^\\\\(un)?restrict .*$", "");
        zip(statements.getBytes(StandardCharsets.UTF_8), folder.resolve("postgresql.sql.gz"));
    }

    private static void play(Map<String, Object> database) throws Exception {
        try (PostOffice postOffice = PostOffice.open()) {
            play(database, postOffice, KeptPast::underTheFirstProcess, "--imprimatur.processes=" + legalCheck());
            play(database, postOffice, KeptPast::underTheShippedProcess);
            play(
                    database,
                    postOffice,
                    past -> {
                        past.reportsThatWait();
                        past.theLastHours();
                    },
                    "--spring.mail.host=");
            play(
                    database,
                    postOffice,
                    KeptPast::whatNobodyHasRead,
                    "--spring.mail.host=",
                    "--imprimatur.mail.inbound.every=12h");
        }
    }

    private static void play(Map<String, Object> database, PostOffice postOffice, Chapter past, String... settings)
            throws InterruptedException {
        String[] all = Stream.concat(Stream.of("--camunda.bpm.job-execution.enabled=false"), Arrays.stream(settings))
                .toArray(String[]::new);
        try (DemoServer server = DemoServer.startWithSettableClock(database, postOffice, all)) {
            try {
                past.play(new KeptPast(server));
            } finally {
                server.bean(TestClock.Settable.class).reset();
            }
        }
    }

    /** With a decision table of its own, as a newsroom that draws its own processes has one. */
    private static Path legalCheck() throws IOException {
        Path drawn = Path.of("src/test/resources/processes-with-legal-check");
        Path folder = Files.createTempDirectory("legal-check");
        for (String file : new String[] {"article-review.bpmn", "reviewer-matching.dmn"}) {
            Files.writeString(folder.resolve(file), Files.readString(drawn.resolve(file)) + "<!-- Our own. -->\n");
        }
        return folder;
    }

    private static Map<String, Object> database(String url, String user, String password) {
        Map<String, Object> database = new HashMap<>();
        database.put("spring.datasource.url", url);
        database.put("spring.datasource.username", user);
        database.put("spring.datasource.password", password);
        return database;
    }

    private interface Chapter {

        void play(KeptPast past) throws InterruptedException;
    }

    private static void zip(byte[] content, Path file) throws IOException {
        try (OutputStream zipped = new GZIPOutputStream(Files.newOutputStream(file))) {
            zipped.write(content);
        }
        System.out.println(file + ": " + Files.size(file) + " bytes");
    }
}
