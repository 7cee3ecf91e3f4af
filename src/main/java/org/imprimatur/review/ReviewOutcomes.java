package org.imprimatur.review;

import java.util.List;
import org.imprimatur.article.ArticleId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Works out from what was signed and said how the review of an article stands. Nothing of it is kept: whoever publishes,
 * and every page, letter and diagram that speaks of it, asks here at that moment.
 */
@Repository
public class ReviewOutcomes {

    /**
     * A request belongs to the revision it was made on, and to the handing-in it was made in: one about a text that had
     * changed under its reader stands as well, and so does one about a text that was changed and put back to the letter
     * before it ever went live. It is overtaken by a newer text, by the signature or, at a further stage,
     * the approval given later to the very text, and by that text having gone live since.
     */
    private static final String REQUESTS = """
            select n.* from review_note n
            join article a on a.id = n.article_id
            join revision t on t.article_id = a.id and t.number = a.latest_revision
            join revision q on q.article_id = a.id and q.number = n.revision
            left join review_round w on w.article_id = a.id
            left join (select step, revision, max(written_at) as approved_at from review_note
                       where article_id = ? and kind = 'APPROVED' group by step, revision) y
              on y.step = n.step and y.revision = a.latest_revision
            where n.article_id = ? and n.kind in ('CHANGES_REQUESTED', 'SENT_BACK')
              and (n.revision = a.latest_revision or n.round = w.round
                   or (q.sha256 = t.sha256 and (a.live_revision is null or n.written_at > a.updated)))
              and (a.live_revision is null or a.live_revision <> a.latest_revision or n.written_at > a.updated)
              and not exists (select 1 from review_note_withdrawn x where x.note_id = n.id)
              and not exists (select 1 from sign_off s where s.article_id = n.article_id and s.signer = n.author
                                and s.sha256 = t.sha256 and s.signed_at >= n.written_at)
              and (y.approved_at is null or y.approved_at < n.written_at)
            order by n.written_at, n.id
            """;

    private final JdbcClient jdbc;
    private final SignOffs signOffs;

    ReviewOutcomes(JdbcClient jdbc, SignOffs signOffs) {
        this.jdbc = jdbc;
        this.signOffs = signOffs;
    }

    public ReviewOutcome of(ArticleId article) {
        SignOffs.Count signatures = signOffs.count(article);
        return new ReviewOutcome(signatures.given(), signatures.needed(), requests(article));
    }

    /** Changes that are asked for and stand, the oldest first. */
    List<ReviewNote> requests(ArticleId article) {
        return jdbc.sql(REQUESTS)
                .params(article.value(), article.value())
                .query((row, n) -> Reviews.note(row))
                .list();
    }
}
