package org.imprimatur.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/**
 * One PostgreSQL for a whole comparison, as in production: its commits are durable, its memory is a quarter of a small
 * server's, and it has been running for a while, so that its log goes into files that were used before rather than into
 * new ones that have to be filled first.
 */
final class Postgres implements AutoCloseable {

    /** Of 16 MB each. */
    private static final int LOG_FILES = 200;

    private final EmbeddedPostgres server;

    Postgres() throws IOException, SQLException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "120")
                .setServerConfig("shared_buffers", "2GB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("min_wal_size", "4GB")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            for (int file = 0; file < LOG_FILES; file++) {
                statement.execute("select pg_logical_emit_message(false, 'bench', 'used'), pg_switch_wal()");
            }
            statement.execute("checkpoint");
        }
    }

    Map<String, Object> database(String name) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return Map.of(
                "spring.datasource.url",
                url(name),
                "spring.datasource.username",
                "postgres",
                "spring.datasource.password",
                "postgres");
    }

    String url(String name) {
        return server.getJdbcUrl("postgres", name);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
