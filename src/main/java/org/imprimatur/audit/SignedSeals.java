package org.imprimatur.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.imprimatur.platform.DbTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The seals made with a key. */
@Repository
class SignedSeals {

    private final JdbcClient jdbc;

    SignedSeals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Seal> newest() {
        return jdbc.sql("select * from audit_seal where note is not null order by number desc fetch first 1 rows only")
                .query((row, n) -> seal(row))
                .optional();
    }

    /** The first that covers a leaf. */
    Optional<Seal> covering(long leaf) {
        return jdbc.sql(
                        "select * from audit_seal where tree_size > ? order by tree_size, number fetch first 1 rows only")
                .param(leaf)
                .query((row, n) -> seal(row))
                .optional();
    }

    Optional<Seal> find(long number) {
        return jdbc.sql("select * from audit_seal where number = ? and note is not null")
                .param(number)
                .query((row, n) -> seal(row))
                .optional();
    }

    List<Seal> after(long number, int limit) {
        return jdbc.sql("select * from audit_seal where number > ? and note is not null order by number limit ?")
                .params(number, limit)
                .query((row, n) -> seal(row))
                .list();
    }

    void add(Seal seal) {
        jdbc.sql("insert into audit_seal (number, at, heads, prev, hash, tree_size, note) values (?, ?, 0, ?, ?, ?, ?)")
                .params(seal.number(), DbTime.at(seal.at()), seal.prev(), seal.hash(), seal.treeSize(), seal.note())
                .update();
    }

    private static Seal seal(ResultSet row) throws SQLException {
        return new Seal(
                row.getLong("number"),
                DbTime.read(row, "at"),
                row.getString("prev"),
                row.getString("hash"),
                row.getLong("tree_size"),
                row.getString("note"));
    }
}
