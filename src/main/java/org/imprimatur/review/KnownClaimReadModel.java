package org.imprimatur.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds signed verdicts by the words of the claim, of articles that were not withdrawn and with signatures that count. A
 * look is by hash and reads no more than a bounded number of rows, however many there are.
 */
@Repository
class KnownClaimReadModel {

    private static final int AT_ONCE = 400;
    private static final int MOST = 2_000;

    private static final String FOUND = """
            select k.same_words, k.alike, k.verdict, k.source, v.number, v.claim, v.source as title_of_source,
                   v.passage, v.page, s.revision, s.signer_name, s.credential_type, s.signed_at, a.id, a.number as article_number,
                   a.title, a.slug, a.live_revision
            from known_claim k
            join signed_verdict v on v.sign_off_id = k.sign_off_id and v.number = k.number
            join sign_off s on s.id = k.sign_off_id
            join article a on a.id = k.article_id and a.withdrawn_at is null
            where %s and %s
            order by s.signed_at desc, a.id, k.number
            fetch first %d rows only
            """;

    private final JdbcClient jdbc;

    KnownClaimReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param live whether readers have seen that text, or a later one, and see the article */
    record Found(
            String sameWords,
            @Nullable String alike,
            Verdict verdict,
            String item,
            String words,
            String sourceTitle,
            String passage,
            String page,
            int revision,
            String by,
            Instant at,
            ArticleId article,
            int number,
            String title,
            String slug,
            boolean live) {}

    /** With any of these hashes, the newest first. */
    List<Found> with(Collection<String> hashes) {
        List<String> all = List.copyOf(hashes);
        List<Found> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            found.addAll(by("k.same_words in (:hashes)", some));
            found.addAll(by("k.alike in (:hashes)", some));
        }
        return found.stream().distinct().toList();
    }

    private List<Found> by(String condition, List<String> hashes) {
        return jdbc.sql(FOUND.formatted(condition, ReviewReadModel.COUNTS, MOST))
                .param("hashes", hashes)
                .query((row, n) -> found(row))
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getString("same_words"),
                row.getString("alike"),
                Verdict.valueOf(row.getString("verdict")),
                row.getString("source"),
                row.getString("claim"),
                row.getString("title_of_source"),
                row.getString("passage"),
                row.getString("page"),
                row.getInt("revision"),
                row.getString("signer_name") + ", " + row.getString("credential_type"),
                DbTime.read(row, "signed_at"),
                new ArticleId(row.getObject("id", UUID.class)),
                row.getInt("article_number"),
                row.getString("title"),
                row.getString("slug"),
                row.getInt("live_revision") >= row.getInt("revision"));
    }
}
