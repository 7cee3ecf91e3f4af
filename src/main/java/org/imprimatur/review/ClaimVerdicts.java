package org.imprimatur.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.anchor.Anchor;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What reviewers say of claims while they read, each for themselves. It outlives the turn, so that who asked for a change
 * is asked again only about what changed; what was signed is kept by {@link SignedVerdicts}.
 */
@Repository
class ClaimVerdicts {

    private final JdbcClient jdbc;
    private final Clock clock;

    ClaimVerdicts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of all revisions, the oldest first. */
    List<ClaimVerdict> of(ArticleId article, PersonId person) {
        return jdbc.sql("select * from claim_verdict where article_id = ? and person_id = ? order by revision, claim")
                .params(article.value(), person.value())
                .query((row, n) -> verdict(row))
                .list();
    }

    /** Whether anybody has said anything in the turn. */
    boolean isAny(String taskId) {
        return jdbc.sql("select count(*) from claim_verdict where task_id = ?")
                        .param(taskId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Must not be called inside a transaction: the loser of two first saves would spoil it in PostgreSQL. */
    void keep(ArticleId article, PersonId person, String taskId, ClaimVerdict verdict) {
        if (update(article, person, taskId, verdict)) {
            return;
        }
        VerdictInput said = verdict.said();
        try {
            jdbc.sql("""
                            insert into claim_verdict (article_id, person_id, revision, claim, task_id, quote, before_quote,
                                                       after_quote, at_character, basis, verdict, note, source_key, passage,
                                                       page, saved_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            article.value(),
                            person.value(),
                            verdict.revision(),
                            verdict.claim(),
                            taskId,
                            verdict.anchor().quote(),
                            verdict.anchor().prefix(),
                            verdict.anchor().suffix(),
                            verdict.anchor().position(),
                            verdict.basis(),
                            name(said.verdict()),
                            said.note(),
                            said.source(),
                            said.passage(),
                            said.page(),
                            DbTime.at(clock.instant()))
                    .update();
        } catch (DuplicateKeyException keptMeanwhile) {
            update(article, person, taskId, verdict);
        }
    }

    private boolean update(ArticleId article, PersonId person, String taskId, ClaimVerdict verdict) {
        VerdictInput said = verdict.said();
        return jdbc.sql("""
                        update claim_verdict
                        set task_id = ?, basis = ?, verdict = ?, note = ?, source_key = ?, passage = ?, page = ?, saved_at = ?
                        where article_id = ? and person_id = ? and revision = ? and claim = ?
                        """)
                        .params(
                                taskId,
                                verdict.basis(),
                                name(said.verdict()),
                                said.note(),
                                said.source(),
                                said.passage(),
                                said.page(),
                                DbTime.at(clock.instant()),
                                article.value(),
                                person.value(),
                                verdict.revision(),
                                verdict.claim())
                        .update()
                > 0;
    }

    private static String name(@Nullable Verdict verdict) {
        return verdict == null ? "" : verdict.name();
    }

    private static ClaimVerdict verdict(ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        return new ClaimVerdict(
                row.getInt("revision"),
                row.getInt("claim"),
                new Anchor(
                        row.getString("quote"),
                        row.getString("before_quote"),
                        row.getString("after_quote"),
                        row.getInt("at_character")),
                row.getString("basis"),
                new VerdictInput(
                        verdict.isEmpty() ? null : Verdict.valueOf(verdict),
                        row.getString("note"),
                        row.getString("source_key"),
                        row.getString("passage"),
                        row.getString("page")),
                DbTime.read(row, "saved_at"));
    }
}
