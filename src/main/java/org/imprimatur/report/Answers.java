package org.imprimatur.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The answers to readers, in all their wordings: the last one counts until it has left. */
@Repository
public class Answers {

    private final JdbcClient jdbc;

    Answers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An answer as it stands.
     *
     * @param wanted whether it goes out at all
     * @param sent   null while it can be changed
     */
    public record Answer(
            int version,
            String words,
            boolean wanted,
            PersonId by,
            Instant written,
            @Nullable Instant sent) {}

    public Optional<Answer> latest(ReportId report) {
        return jdbc.sql("select * from report_answer where report_id = ? order by version desc fetch first 1 rows only")
                .param(report.value())
                .query((row, n) -> answer(row))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void write(ReportId report, String words, boolean wanted, PersonId by, Instant now) {
        jdbc.sql("""
                        insert into report_answer (report_id, version, words, wanted, written_by, written_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(report.value(), next(report), words, wanted, by.value(), DbTime.at(now))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(ReportId report, int version, Instant now) {
        jdbc.sql("update report_answer set sent_at = ? where report_id = ? and version = ?")
                .params(DbTime.at(now), report.value(), version)
                .update();
    }

    private int next(ReportId report) {
        return latest(report).map(Answer::version).orElse(0) + 1;
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getInt("version"),
                row.getString("words"),
                row.getBoolean("wanted"),
                new PersonId(row.getObject("written_by", UUID.class)),
                DbTime.read(row, "written_at"),
                DbTime.readOrNull(row, "sent_at"));
    }
}
