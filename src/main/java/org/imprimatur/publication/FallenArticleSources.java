package org.imprimatur.publication;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which retracted works were found under which live article, and whether a review was begun because of them. */
@Repository
class FallenArticleSources {

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    FallenArticleSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was found under the article before, by work, and when a review was begun because of it, null if none was. */
    Map<String, @Nullable Instant> of(ArticleId article) {
        Map<String, @Nullable Instant> found = new HashMap<>();
        jdbc.sql("select work, begun_at from fallen_source where article_id = ?")
                .param(article.value())
                .query(row -> {
                    found.put(row.getString("work"), DbTime.readOrNull(row, "begun_at"));
                });
        return found;
    }

    /** Keeps that these works were found; the caller holds the article. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(ArticleId article, Set<String> works, Instant at, @Nullable Instant begun) {
        Map<String, @Nullable Instant> known = of(article);
        for (String work : works) {
            if (!known.containsKey(work)) {
                jdbc.sql("insert into fallen_source (article_id, work, found_at, begun_at) values (?, ?, ?, ?)")
                        .params(article.value(), work, DbTime.at(at), DbTime.atOrNull(begun))
                        .update();
            } else if (begun != null && known.get(work) == null) {
                jdbc.sql("update fallen_source set begun_at = ? where article_id = ? and work = ?")
                        .params(DbTime.at(begun), article.value(), work)
                        .update();
            }
        }
    }

    /** Articles under which any was found, the newest find first. */
    List<ArticleId> articles() {
        return jdbc.sql("select article_id, max(found_at) as found from fallen_source group by article_id"
                        + " order by found desc, article_id fetch first " + MOST + " rows only")
                .query((row, n) -> new ArticleId(row.getObject("article_id", UUID.class)))
                .list();
    }
}
