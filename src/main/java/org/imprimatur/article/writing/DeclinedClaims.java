package org.imprimatur.article.writing;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.article.ArticleAction;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.claim.KnownClaim;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.DbTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Of which known claims a writer said that a sentence of theirs is another one. It stays answered for that article. */
@Repository
class DeclinedClaims {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    DeclinedClaims(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** By the words of both. */
    record Pair(String words, String known) {}

    Set<Pair> of(ArticleId article) {
        return jdbc
                .sql("select same_words, known_words from declined_claim where article_id = ?")
                .param(article.value())
                .query((row, n) -> new Pair(row.getString("same_words"), row.getString("known_words")))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Saying so twice is the same as once; the caller holds the article. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(ArticleId article, int revision, Pair pair, KnownClaim known, Person by) {
        if (of(article).contains(pair)) {
            return;
        }
        jdbc.sql("""
                        insert into declined_claim (article_id, same_words, known_words, declined_by, declined_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(article.value(), pair.words(), pair.known(), by.id().value(), DbTime.at(clock.instant()))
                .update();
        audit.record(
                article.subject(),
                by.id(),
                ArticleAction.CLAIM_DECLINED,
                "revision " + revision,
                Map.of("article", known.article().toString()));
    }
}
