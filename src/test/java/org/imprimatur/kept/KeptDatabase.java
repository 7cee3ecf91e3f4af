package org.imprimatur.kept;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.imprimatur.TestDatabase;
import org.springframework.core.io.ClassPathResource;

/**
 * The database of a newsroom in use, as a release of this server left it: kept as it is, for every later one has to go
 * on from it. What is in it is told by {@link KeptArticle} and {@link KeptPast}; {@link KeepDatabase} made it and makes
 * the next one.
 */
public enum KeptDatabase {
    /** As the migrations V1 to V17 made it, before any later one. */
    V1;

    /** When its people stopped; a server on a copy goes on from this moment if it has a clock that can be set. */
    public static final Instant LEFT_AT = Instant.parse("2026-11-27T12:00:00Z");

    private static final Duration SESSION = Duration.ofHours(12);

    /** Spring properties of a copy nobody else has, on the database of this run. */
    public Map<String, Object> copy() {
        try {
            Map<String, Object> copy = new HashMap<>(TestDatabase.isPostgres() ? onPostgres() : onH2());
            copy.put("imprimatur.test.now", LEFT_AT.toString());
            try (Connection connection = DriverManager.getConnection(
                    (String) copy.get("spring.datasource.url"),
                    (String) copy.get("spring.datasource.username"),
                    (String) copy.get("spring.datasource.password"))) {
                signedInJustNow(connection);
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> onH2() throws IOException {
        Path folder = Files.createTempDirectory("kept");
        Path file = folder.resolve("newsroom.mv.db");
        folder.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        try (InputStream kept = open("h2.mv.db.gz")) {
            Files.copy(kept, file);
        }
        return Map.of(
                "imprimatur.seals.key-file",
                folder.resolve("seal-key.pem").toString(),
                "spring.datasource.url",
                "jdbc:h2:file:" + folder.resolve("newsroom") + ";DB_CLOSE_ON_EXIT=FALSE",
                "spring.datasource.username",
                "sa",
                "spring.datasource.password",
                "");
    }

    private Map<String, Object> onPostgres() throws IOException, SQLException {
        Map<String, Object> copy = TestDatabase.fresh();
        try (InputStream kept = open("postgresql.sql.gz");
                Connection connection = DriverManager.getConnection(
                        (String) copy.get("spring.datasource.url"), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(new String(kept.readAllBytes(), StandardCharsets.UTF_8));
        }
        return copy;
    }

    /** Sessions end by the machine's clock, not by the newsroom's. */
    private static void signedInJustNow(Connection connection) throws SQLException {
        long now = System.currentTimeMillis();
        try (PreparedStatement sessions = connection.prepareStatement(
                "update spring_session set creation_time = ?, last_access_time = ?, expiry_time = ?")) {
            sessions.setLong(1, now);
            sessions.setLong(2, now);
            sessions.setLong(3, now + SESSION.toMillis());
            sessions.executeUpdate();
        }
    }

    private InputStream open(String file) throws IOException {
        return new GZIPInputStream(
                new ClassPathResource("kept/" + name().toLowerCase(java.util.Locale.ROOT) + "/" + file)
                        .getInputStream());
    }
}
