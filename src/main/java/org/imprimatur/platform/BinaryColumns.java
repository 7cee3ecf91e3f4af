package org.imprimatur.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets a migration say <code>${bytes}</code> for a column of binary data, which the two databases call by different
 * names: {@code blob} on H2, {@code bytea} on PostgreSQL.
 */
@Component
class BinaryColumns implements FlywayConfigurationCustomizer {

    @Override
    public void customize(FluentConfiguration flyway) {
        Map<String, String> placeholders = new HashMap<>(flyway.getPlaceholders());
        placeholders.put("bytes", isPostgresql(flyway) ? "bytea" : "blob");
        flyway.placeholders(placeholders);
    }

    private static boolean isPostgresql(FluentConfiguration flyway) {
        try (Connection connection = flyway.getDataSource().getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer", e);
        }
    }
}
