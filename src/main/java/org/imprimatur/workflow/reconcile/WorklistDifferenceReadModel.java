package org.imprimatur.workflow.reconcile;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the worklist and the engine's open tasks differ. Each question is one statement and so sees one moment of both. */
@Repository
class WorklistDifferenceReadModel {

    private static final String DIFFERENCES = """
            select 'MISSING' as kind, t.id_ as task_id from act_ru_task t
             where not exists (select 1 from worklist w where w.task_id = t.id_ and w.closed_at is null)
            union all
            select 'SURPLUS', w.task_id from worklist w
             where w.closed_at is null and not exists (select 1 from act_ru_task t where t.id_ = w.task_id)
            union all
            select 'MISASSIGNED', w.task_id from worklist w join act_ru_task t on t.id_ = w.task_id
             where w.closed_at is null
               and coalesce(cast(w.assignee as varchar(36)), '') <> coalesce(t.assignee_, '')
            union all
            select 'MISQUEUED', w.task_id from worklist w join act_ru_task t on t.id_ = w.task_id
             where w.closed_at is null
               and coalesce(w.queue, '') <> coalesce('person:' || cast(w.assignee as varchar(36)), w.pool)
            """;

    private final JdbcClient jdbc;

    WorklistDifferenceReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WorklistDifference> all() {
        return jdbc.sql(DIFFERENCES)
                .query((row, n) -> new WorklistDifference(
                        WorklistDifference.Kind.valueOf(row.getString("kind")), row.getString("task_id")))
                .list();
    }

    boolean isStillThere(WorklistDifference difference) {
        return jdbc.sql("select count(*) from (" + DIFFERENCES + ") d where d.kind = ? and d.task_id = ?")
                        .params(difference.kind().name(), difference.taskId())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
