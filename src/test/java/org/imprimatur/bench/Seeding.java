package org.imprimatur.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fills a PostgreSQL with open reviews, copied by SQL from one that the server itself has opened. */
final class Seeding {

    /** So many people hold half of the open turns; the other half lies in the reviewers' pool. */
    private static final int HOLDERS = 1000;

    private final JdbcClient jdbc;
    private final String modelTask;

    /** @param modelTask an open review in the pool */
    Seeding(JdbcClient jdbc, String modelTask) {
        this.jdbc = jdbc;
        this.modelTask = modelTask;
    }

    void fillUpTo(int openTasks) {
        int missing = openTasks
                - jdbc.sql("select count(*) from act_ru_task")
                        .query(Integer.class)
                        .single();
        String execution = jdbc.sql("select execution_id_ from act_ru_task where id_ = ?")
                .param(modelTask)
                .query(String.class)
                .single();
        String pooled = "n % 2 = 0";
        String holder = "md5((n % " + HOLDERS + ")::text)::uuid";
        String due = "now() + (n % 43200 - 14400) * interval '1 minute'";
        copy(
                "act_ru_execution",
                "id_",
                execution,
                missing,
                Map.of(
                        "id_", "'bench-e' || n",
                        "root_proc_inst_id_", "'bench-e' || n",
                        "proc_inst_id_", "'bench-e' || n",
                        "business_key_", "'article:' || md5('a' || n)::uuid"));
        copy(
                "act_ru_task",
                "id_",
                modelTask,
                missing,
                Map.of(
                        "id_", "'bench-t' || n",
                        "execution_id_", "'bench-e' || n",
                        "proc_inst_id_", "'bench-e' || n",
                        "assignee_", "case when " + pooled + " then null else (" + holder + ")::text end",
                        "due_date_", "(" + due + ")::timestamp"));
        copy(
                "act_ru_identitylink",
                "task_id_",
                modelTask,
                missing,
                Map.of(
                        "id_", "'bench-i' || n || '-' || m.id_",
                        "task_id_", "'bench-t' || n"));
        copy(
                "worklist",
                "task_id",
                modelTask,
                missing,
                Map.of(
                        "task_id", "'bench-t' || n",
                        "subject", "'article:' || md5('a' || n)::uuid",
                        "number", "n + 1000",
                        "title", "'Seeded article number ' || n",
                        "topic", "'topic ' || n % 20",
                        "assignee", "case when " + pooled + " then null else " + holder + " end",
                        "queue", "case when " + pooled + " then m.pool else 'person:' || (" + holder + ")::text end",
                        "due", due,
                        "queue_due", due));
        jdbc.sql("analyze").update();
    }

    private void copy(String table, String key, String model, int times, Map<String, String> changed) {
        Map<String, String> expressions = new HashMap<>();
        List<String> columns = jdbc.sql("""
                        select column_name from information_schema.columns
                        where table_schema = 'public' and table_name = ? and is_identity = 'NO'
                        """).param(table).query(String.class).list();
        columns.forEach(column -> expressions.put(column, changed.getOrDefault(column, "m." + column)));
        jdbc.sql("insert into " + table + " (" + String.join(", ", columns) + ") select "
                        + String.join(
                                ", ", columns.stream().map(expressions::get).toList())
                        + " from (select * from " + table + " where " + key + " = ?) m, generate_series(1, ?) n")
                .params(model, times)
                .update();
    }
}
