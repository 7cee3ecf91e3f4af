package org.imprimatur.article;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.audit.Attestation;
import org.imprimatur.audit.AttestedRecords;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Revisions as the audit attests them, by their hashes. */
@Component
class AttestedRevisions implements AttestedRecords {

    private final Articles articles;
    private final JdbcClient jdbc;

    AttestedRevisions(Articles articles, JdbcClient jdbc) {
        this.articles = articles;
        this.jdbc = jdbc;
    }

    @Override
    public Set<AuditAction> actions() {
        return Set.of(ArticleAction.BEGUN, ArticleAction.REVISION_SAVED);
    }

    @Override
    public List<Subject> chains(@Nullable Subject after, int most) {
        ArticleId last = after == null ? ArticleId.BEFORE_ALL : ArticleId.of(after);
        return jdbc.sql("select id from article where id > ? order by id limit ?")
                .params(last.value(), most)
                .query((row, n) -> new ArticleId(row.getObject("id", UUID.class)).subject())
                .list();
    }

    @Override
    public List<Attestation> in(Subject chain) {
        return articles.revisions(ArticleId.of(chain)).stream()
                .map(revision -> new Attestation(
                        revision.number() == 1 ? ArticleAction.BEGUN : ArticleAction.REVISION_SAVED,
                        Attestation.SUBJECT,
                        "revision " + revision.number(),
                        0,
                        Map.of("sha256", revision.sha256()),
                        revision.by(),
                        revision.at()))
                .toList();
    }
}
