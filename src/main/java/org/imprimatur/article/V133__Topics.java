package org.imprimatur.article;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Makes the list of topics out of those that articles have. Where they were spelled in several ways, the one used most
 * becomes the topic's name. Not in SQL, because databases do not agree on what the small form of a letter is.
 */
@Component
class V133__Topics extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement tables = connection.createStatement()) {
            tables.execute("""
                    create table topic (
                      id uuid primary key,
                      name varchar(120) not null,
                      folded varchar(120) not null unique,
                      retired_at timestamp(6) with time zone
                    )""");
            tables.execute("""
                    create table topic_spelling (
                      name varchar(120) primary key,
                      folded varchar(120) not null,
                      topic_id uuid not null references topic (id)
                    )""");
            tables.execute("create index topic_spelling_by_folded on topic_spelling (folded)");
            tables.execute("create index topic_spelling_by_topic on topic_spelling (topic_id)");
        }
        fill(connection);
    }

    private record Kept(UUID id, String name) {}

    private static void fill(Connection connection) throws SQLException {
        Map<String, Kept> topics = new LinkedHashMap<>();
        try (Statement used = connection.createStatement();
                ResultSet row = used.executeQuery(
                        "select topic, count(*) as uses from article group by topic order by uses desc, topic")) {
            while (row.next()) {
                String name = row.getString("topic");
                if (!name.isBlank()) {
                    take(connection, topics, name);
                }
            }
        }
    }

    private static void take(Connection connection, Map<String, Kept> topics, String name) throws SQLException {
        String folded = Topics.folded(name);
        Kept known = topics.get(folded);
        if (known == null) {
            known = new Kept(UUID.randomUUID(), name);
            topics.put(folded, known);
            run(connection, "insert into topic (id, name, folded) values (?, ?, ?)", known.id(), name, folded);
        } else {
            run(connection, "update article set topic = ? where topic = ?", known.name(), name);
            run(connection, "update worklist set topic = ? where topic = ?", known.name(), name);
        }
        run(
                connection,
                "insert into topic_spelling (name, folded, topic_id) values (?, ?, ?)",
                name,
                folded,
                known.id());
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
