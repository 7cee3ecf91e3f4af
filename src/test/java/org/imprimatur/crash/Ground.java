package org.imprimatur.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.imprimatur.demo.DemoServer;
import org.imprimatur.demo.PostOffice;
import org.springframework.util.FileSystemUtils;

/**
 * What outlives a server that is killed: the folder it runs in and the database it keeps.
 *
 * @param settings that lead the server to its database; none for the file it finds under those it is shipped with
 */
record Ground(String name, Path folder, Map<String, String> settings) {

    static Ground h2(String folder) throws IOException {
        return new Ground("H2 file", fresh(folder), Map.of());
    }

    static Ground postgresql(String folder, EmbeddedPostgres postgres) throws IOException {
        return new Ground(
                "PostgreSQL",
                fresh(folder),
                Map.of(
                        "spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"),
                        "spring.datasource.username", "postgres",
                        "spring.datasource.password", "postgres"));
    }

    static EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "100")
                .start();
    }

    private static Path fresh(String name) throws IOException {
        Path folder = Path.of("target", "crash", name).toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        return Files.createDirectories(folder);
    }

    /** Brings the people in before the first server starts. */
    void staff(PostOffice postOffice) throws Exception {
        System.out.printf("%n%s: preparing people%n", name);
        Map<String, Object> database =
                settings.isEmpty() ? Map.of("spring.datasource.url", file() + ";WRITE_DELAY=0") : Map.copyOf(settings);
        try (DemoServer founding = DemoServer.start(
                database,
                postOffice,
                "--imprimatur.schedules=false",
                "--imprimatur.seals.key-file=" + folder.resolve("data/seal-key.pem"))) {
            founding.staffed();
        }
    }

    /** Runs the packaged server with these words. */
    List<String> command(String... words) throws IOException {
        List<String> line = new ArrayList<>(List.of("-jar", ServerProcess.jar().toString()));
        line.addAll(Arrays.asList(words));
        settings.forEach((setting, value) -> line.add("--" + setting + "=" + value));
        return line;
    }

    Path log(String of) {
        return folder.resolve(of + ".log");
    }

    /** While no server runs. */
    Connection connect() throws SQLException {
        return settings.isEmpty()
                ? DriverManager.getConnection(file(), "sa", "")
                : DriverManager.getConnection(settings.get("spring.datasource.url"), "postgres", "postgres");
    }

    private String file() {
        return "jdbc:h2:file:" + folder.resolve("data/imprimatur");
    }
}
