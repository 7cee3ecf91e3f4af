package org.imprimatur.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.platform.DbTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which rows of the newsroom's decision tables applied to its articles, written as they are evaluated. */
@Repository
public class MatchedRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;
    private final Rounds rounds;

    MatchedRows(JdbcClient jdbc, Rounds rounds) {
        this.jdbc = jdbc;
        this.rounds = rounds;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(MatchedRow row) {
        jdbc.sql("""
                        insert into matched_row (evaluation, article_id, run, decision, version, row_number_in_table,
                                                 rule_id, words, inputs, outputs, matched_at)
                        values (?, ?, coalesce((select run from review_round where article_id = ?), 1),
                                ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        row.evaluation(),
                        row.article().value(),
                        row.article().value(),
                        row.decision(),
                        row.version(),
                        row.number(),
                        row.ruleId(),
                        row.words(),
                        json(row.inputs()),
                        json(row.outputs()),
                        DbTime.at(row.at()))
                .update();
    }

    /** That so many clinicians must sign in the review the article is going through. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void needs(ArticleId article, int signatures) {
        rounds.needs(article, signatures);
    }

    /** All that ever applied to the article, the newest first and rows of one evaluation in the table's order. */
    public List<MatchedRow> on(ArticleId article) {
        return jdbc.sql("""
                        select m.* from matched_row m where m.article_id = ?
                        order by (select max(o.id) from matched_row o where o.evaluation = m.evaluation
                                                                        and o.article_id = m.article_id) desc, m.id
                        """).param(article.value()).query((row, n) -> row(row)).list();
    }

    private static MatchedRow row(ResultSet row) throws SQLException {
        return new MatchedRow(
                row.getObject("evaluation", UUID.class),
                new ArticleId(row.getObject("article_id", UUID.class)),
                row.getString("decision"),
                row.getInt("version"),
                row.getInt("row_number_in_table"),
                row.getString("rule_id"),
                row.getString("words"),
                map(row.getString("inputs")),
                map(row.getString("outputs")),
                DbTime.read(row, "matched_at"));
    }

    private static String json(Map<String, String> words) {
        try {
            return JSON.writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> map(String json) {
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
