package org.imprimatur.report;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.inbox.OpenReports;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells the inbox which reports are open: text and files of their mails are still needed. */
@Repository
class OpenReportIds implements OpenReports {

    private final JdbcClient jdbc;

    OpenReportIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<UUID> among(Collection<UUID> reports) {
        return reports.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql("select id from correction_report where id in (:ids) and is_open")
                        .param("ids", reports)
                        .query(UUID.class)
                        .list());
    }
}
