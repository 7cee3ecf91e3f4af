package org.imprimatur.publication;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.audit.Attestation;
import org.imprimatur.audit.AttestedRecords;
import org.imprimatur.audit.RecordDigest;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Withdrawals as the audit attests them: that articles were taken from readers, and why. */
@Component
class AttestedWithdrawals implements AttestedRecords {

    private final JdbcClient jdbc;

    AttestedWithdrawals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<AuditAction> actions() {
        return Set.of(PublicationAction.WITHDRAWN);
    }

    @Override
    public List<Subject> chains(@Nullable Subject after, int most) {
        ArticleId last = after == null ? ArticleId.BEFORE_ALL : ArticleId.of(after);
        return jdbc.sql("select distinct article_id from withdrawal where article_id > ? order by article_id limit ?")
                .params(last.value(), most)
                .query((row, n) -> new ArticleId(row.getObject("article_id", UUID.class)).subject())
                .list();
    }

    @Override
    public List<Attestation> in(Subject chain) {
        List<Attestation> attestations = new ArrayList<>();
        jdbc.sql("select * from withdrawal where article_id = ? order by withdrawn_at, id")
                .param(ArticleId.of(chain).value())
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    PersonId by = new PersonId(row.getObject("withdrawn_by", UUID.class));
                    Instant at = DbTime.read(row, "withdrawn_at");
                    attestations.add(new Attestation(
                            PublicationAction.WITHDRAWN,
                            "withdrawal",
                            id.toString(),
                            attestations.size() + 1,
                            attested(id, row.getString("reason"), at),
                            by,
                            at));
                });
        return attestations;
    }

    /** As lines of older versions told it, too. */
    private static Map<String, String> attested(UUID id, String reason, Instant at) {
        Map<String, String> facts = new LinkedHashMap<>(facts(id, reason, at));
        facts.put("reason", reason);
        return facts;
    }

    static Map<String, String> facts(UUID id, String reason, Instant at) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("id", id.toString());
        row.put("reason", reason);
        row.put("withdrawnAt", at.toString());
        return Map.of("note", reason, "withdrawal", id.toString(), Attestation.RECORD, RecordDigest.digest(row));
    }
}
