package org.imprimatur;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/**
 * The database the tests of this run speak to: H2 in memory, or with {@code -Dimprimatur.test.database=postgresql} a
 * PostgreSQL started from Maven Central's binaries. {@code mvn -Pfull verify} runs the tests marked
 * {@link OnBothDatabases} once with each.
 */
public final class TestDatabase {

    private static @Nullable EmbeddedPostgres postgres;

    private TestDatabase() {}

    public static boolean isPostgres() {
        return "postgresql".equals(System.getProperty("imprimatur.test.database"));
    }

    /** Spring properties of a fresh, empty database. */
    public static Map<String, Object> fresh() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        Map<String, Object> fresh = new HashMap<>(isPostgres() ? freshPostgres(name) : freshH2(name));
        fresh.put("imprimatur.seals.key-file", "target/seals/" + name + "/seal-key.pem");
        return fresh;
    }

    private static Map<String, Object> freshH2(String name) {
        return Map.of(
                "spring.datasource.url", "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
                "spring.datasource.username", "sa",
                "spring.datasource.password", "");
    }

    private static Map<String, Object> freshPostgres(String name) {
        try (var connection = postgres().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        return Map.of(
                "spring.datasource.url", postgres().getJdbcUrl("postgres", name),
                "spring.datasource.username", "postgres",
                "spring.datasource.password", "postgres");
    }

    /** Not before the servers are down: each would wait half a minute for a database that has gone. */
    private static void stop(EmbeddedPostgres started) {
        try {
            started.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized EmbeddedPostgres postgres() {
        if (postgres == null) {
            try {
                EmbeddedPostgres started = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setRegisterShutdownHook(false)
                        .start();
                SpringApplication.getShutdownHandlers().add(() -> stop(started));
                postgres = started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return postgres;
    }
}
