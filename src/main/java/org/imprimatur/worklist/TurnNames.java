package org.imprimatur.worklist;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.ChainNames;
import org.imprimatur.audit.RecordNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names turns for the audit's pages: by their step. */
@Component
class TurnNames implements RecordNames {

    private final JdbcClient jdbc;

    TurnNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, ChainNames.Named> named(Collection<UUID> ids) {
        Map<UUID, ChainNames.Named> names = new HashMap<>();
        jdbc.sql("select task_id, step from worklist where task_id in (:ids)")
                .param("ids", ids.stream().map(UUID::toString).toList())
                .query(row -> {
                    names.put(
                            UUID.fromString(row.getString("task_id")), new ChainNames.Named(row.getString("step"), ""));
                });
        return names;
    }
}
