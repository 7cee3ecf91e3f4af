package org.imprimatur.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fills a PostgreSQL with a year of a newsroom's work, copied by SQL from articles and reports that the server itself has
 * seen through: each copy with its revisions, signatures, editions, turns, letters and lines of the audit, and all that
 * happened to it set back by as much as its number says.
 */
final class YearSeeding {

    private static final int MINUTES_OF_A_YEAR = 365 * 24 * 60;

    /** An article's id in a copy. */
    private static final String ARTICLE = "md5(m.%s::text || n)::uuid";

    /** A key such as {@code article:ID} in a copy. */
    private static final String KEY = "'article:' || md5(substring(m.%s, 9) || n)::uuid";

    private static final List<String> OF_AN_ARTICLE = List.of(
            "article",
            "revision",
            "review_round",
            "sign_off",
            "review_note",
            "edition",
            "edition_signer",
            "scheduled_publication",
            "worklist",
            "outbox_mail",
            "audit_entry");

    private static final List<String> OF_A_REPORT = List.of("inbound_mail", "correction_report", "report_mail");

    private final JdbcClient jdbc;

    YearSeeding(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until there are so many articles, and a report for every tenth. */
    void fillUpTo(int articles) {
        int models = count("article");
        int copies = articles / models;
        OF_AN_ARTICLE.forEach(table -> copy(table, copies, MINUTES_OF_A_YEAR / copies));
        int reports = articles / 10 / count("correction_report");
        OF_A_REPORT.forEach(table -> copy(table, reports, MINUTES_OF_A_YEAR / reports));
        jdbc.sql("update worklist w set number = a.number from article a where w.subject = 'article:' || a.id")
                .update();
        jdbc.sql("analyze").update();
    }

    /** Makes of one article one that was worked on all the year. */
    void workOn(String article, int times) {
        for (String table : List.of("audit_entry", "outbox_mail")) {
            String key = table.equals("audit_entry") ? "chain" : "thread_key";
            Map<String, String> changed = new HashMap<>();
            // Its copies are numbered too.
            expressions(table, MINUTES_OF_A_YEAR / times)
                    .forEach((column, own) -> changed.put(column, own.replace("|| n", "|| 'again' || n")));
            changed.put(key, "m." + key);
            // What happened earlier was numbered earlier.
            changed.put("seq", "m.seq - n * 1000");
            insert(table, changed, key + " = 'article:" + article + "'", times);
        }
        jdbc.sql("analyze").update();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private void copy(String table, int times, int minutes) {
        insert(table, expressions(table, minutes), which(table), times);
    }

    /** Not what is about reports, people or the newsroom itself. */
    private static String which(String table) {
        return switch (table) {
            case "worklist" -> "subject like 'article:%'";
            case "outbox_mail" -> "thread_key like 'article:%'";
            case "audit_entry" -> "chain like 'article:%'";
            default -> "true";
        };
    }

    private record Column(String name, String type) {}

    /** What stands in each column of the n-th copy of a row m. */
    private Map<String, String> expressions(String table, int minutes) {
        Map<String, String> expressions = new HashMap<>();
        jdbc.sql("""
                        select column_name, data_type from information_schema.columns
                        where table_schema = 'public' and table_name = ? and is_identity = 'NO'
                        """)
                .param(table)
                .query((row, n) -> new Column(row.getString(1), row.getString(2)))
                .list()
                .forEach(column -> expressions.put(column.name(), expression(table, column, minutes)));
        return expressions;
    }

    private static String expression(String table, Column column, int minutes) {
        String own = "m." + column.name();
        if (column.type().startsWith("timestamp")) {
            return own + " - n * interval '" + minutes + " minutes'";
        }
        return switch (column.name()) {
            case "id", "article_id", "own_article_id", "source_mail_id", "mail_id", "report_id", "outbox_id" ->
                ARTICLE.formatted(column.name());
            case "subject" -> table.equals("worklist") ? KEY.formatted("subject") : own;
            case "chain", "thread_key" -> KEY.formatted(column.name());
            case "slug", "mail_token", "dedupe_key", "message_id", "bounce_token", "unsubscribe_token", "token" ->
                unique(own, column.name());
            case "task_id", "turn" -> "left(" + own + " || '-' || n, 64)";
            case "title", "searched" -> own + " || ' ' || n";
            case "resend_of", "resent_as", "collected_in", "possible_duplicate_of" -> "null";
            default -> own;
        };
    }

    private static String unique(String own, String column) {
        return column.equals("mail_token") ? "left(md5(" + own + " || n), 16)" : "md5(" + own + " || n)";
    }

    private void insert(String table, Map<String, String> expressions, String which, int times) {
        List<String> columns = List.copyOf(expressions.keySet());
        jdbc.sql("insert into " + table + " (" + String.join(", ", columns) + ") select "
                        + String.join(
                                ", ", columns.stream().map(expressions::get).toList())
                        + " from (select * from " + table + " where " + which + ") m, generate_series(1, ?) n")
                .param(times)
                .update();
    }
}
