package org.imprimatur.article;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.InsertIfAbsent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The public addresses of all articles, with those they had while readers knew them. An address belongs to one article
 * for good once readers could have kept it; one that only the newsroom knew is free again.
 */
@Repository
public class ArticleAddresses {

    private final JdbcClient jdbc;
    private final InsertIfAbsent insertIfAbsent;

    ArticleAddresses(JdbcClient jdbc, InsertIfAbsent insertIfAbsent) {
        this.jdbc = jdbc;
        this.insertIfAbsent = insertIfAbsent;
    }

    /** Where an article is now that readers knew by this address; nothing if the address never was another one's. */
    public Optional<String> movedTo(String former) {
        return jdbc.sql("""
                        select a.slug from article_address f join article a on a.id = f.article_id
                        where f.slug = ? and a.slug <> f.slug
                        """).param(former).query(String.class).optional();
    }

    /** The article that has the address, or had it when readers knew it so. */
    Optional<ArticleId> holder(String slug) {
        return jdbc.sql("select article_id from article_address where slug = ?")
                .param(slug)
                .query((row, n) -> new ArticleId(row.getObject("article_id", UUID.class)))
                .optional();
    }

    /** Whether somebody chose the article's address, so that it does not follow the title. */
    public boolean isChosen(Article article) {
        return jdbc.sql("select chosen from article_address where slug = ? and article_id = ?")
                .params(article.slug(), article.id().value())
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** @return whether nobody else had it */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean take(ArticleId article, String slug, boolean chosen, Instant now) {
        return insertIfAbsent.insert(
                        "insert into article_address (slug, article_id, chosen, since) values (?, ?, ?, ?)",
                        slug,
                        article.value(),
                        chosen,
                        DbTime.at(now))
                || holder(slug).filter(article::equals).isPresent();
    }

    /** Before readers knew it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void release(Article article, String slug) {
        jdbc.sql("delete from article_address where slug = ? and article_id = ?")
                .params(slug, article.id().value())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void choose(Article article, String slug, boolean chosen) {
        jdbc.sql("update article_address set chosen = ? where slug = ? and article_id = ?")
                .params(chosen, slug, article.id().value())
                .update();
    }
}
