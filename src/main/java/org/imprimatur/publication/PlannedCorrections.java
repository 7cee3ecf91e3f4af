package org.imprimatur.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is known to be wrong and not put right yet; afterwards, which edition did. */
@Repository
class PlannedCorrections {

    private final JdbcClient jdbc;

    PlannedCorrections(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(ArticleId article, PlannedCorrection plan) {
        jdbc.sql("""
                        insert into planned_correction (id, article_id, severity, summary, planned_by, planned_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        UUID.randomUUID(),
                        article.value(),
                        plan.severity().name(),
                        plan.summary(),
                        plan.by().value(),
                        DbTime.at(plan.at()))
                .update();
    }

    /** Those the next edition is to put right, oldest first. */
    List<PlannedCorrection> open(ArticleId article) {
        return jdbc.sql(
                        "select * from planned_correction where article_id = ? and settled_by is null order by planned_at, id")
                .param(article.value())
                .query((row, n) -> plan(row))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(ArticleId article, int edition) {
        jdbc.sql("update planned_correction set settled_by = ? where article_id = ? and settled_by is null")
                .params(edition, article.value())
                .update();
    }

    private static PlannedCorrection plan(ResultSet row) throws SQLException {
        Instant at = DbTime.read(row, "planned_at");
        return new PlannedCorrection(
                Severity.valueOf(row.getString("severity")),
                row.getString("summary"),
                new PersonId(row.getObject("planned_by", UUID.class)),
                at);
    }
}
