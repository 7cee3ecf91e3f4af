package org.imprimatur.audit.web;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds lines of the audit, newest first, one page at a time. */
@Repository
class AuditSearch {

    static final int PAGE = 50;
    private static final int ACTIONS = 200;

    private final JdbcClient jdbc;

    AuditSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One line more than a page, if there are more. */
    List<AuditEntry> page(AuditFilter filter, @Nullable AuditCursor after) {
        StringBuilder sql = new StringBuilder("select * from audit_entry where 1 = 1");
        List<Object> params = new ArrayList<>();
        if (filter.actor() != null) {
            sql.append(" and actor = ?");
            params.add(filter.actor());
        }
        if (filter.action() != null) {
            sql.append(" and action = ?");
            params.add(filter.action());
        }
        if (filter.from() != null) {
            sql.append(" and at >= ?");
            params.add(DbTime.at(filter.from()));
        }
        if (filter.until() != null) {
            sql.append(" and at < ?");
            params.add(DbTime.at(filter.until()));
        }
        if (filter.chain() != null) {
            // Within a chain the number is the order: clocks of several nodes may differ a little.
            sql.append(" and chain = ?");
            params.add(filter.chain().key());
            if (after != null) {
                sql.append(" and seq < ?");
                params.add(after.seq());
            }
            sql.append(" order by seq desc");
        } else {
            if (after != null) {
                sql.append(" and at <= ? and (at, chain, seq) < (?, ?, ?)");
                params.addAll(List.of(DbTime.at(after.at()), DbTime.at(after.at()), after.chain(), after.seq()));
            }
            sql.append(" order by at desc, chain desc, seq desc");
        }
        return jdbc.sql(sql.append(" fetch first " + (PAGE + 1) + " rows only").toString())
                .params(params)
                .query((row, n) -> AuditTrail.entry(row))
                .list();
    }

    /** The actions that ever occurred, found by leaping along their index. */
    List<String> actions() {
        List<String> actions = new ArrayList<>();
        String next = next("");
        while (next != null && actions.size() < ACTIONS) {
            actions.add(next);
            next = next(next);
        }
        return actions;
    }

    private @Nullable String next(String action) {
        return jdbc.sql("select min(action) from audit_entry where action > ?")
                .param(action)
                .query(String.class)
                .optional()
                .orElse(null);
    }
}
