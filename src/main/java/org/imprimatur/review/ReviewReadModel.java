package org.imprimatur.review;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was signed and said, held against the texts it is about: signatures, requests and who wrote count by the hash of
 * an article's latest revision, so each question is one query over the tables of reviews and of articles.
 */
@Repository
class ReviewReadModel {

    /**
     * Counted by the text's hash, and in the review the article is going through. A re-review counts its own signatures
     * only: those of last year are what it renews.
     */
    private static final String SIGNATURES = """
            select a.id, count(distinct s.signer) as given, coalesce(max(w.signatures_needed), 1) as needed
            from article a
            join revision r on r.article_id = a.id and r.number = a.latest_revision
            %s join review_round w on w.article_id = a.id %s
            left join sign_off s on s.article_id = a.id and s.sha256 = r.sha256 and (w.run is null or w.run = s.run)
            where a.id in (:articles)
            group by a.id
            """;

    private static final String OF_ONE = SIGNATURES.formatted("left", "");

    /** Most articles want one signature and end with the first row that is read. */
    private static final String OF_THOSE_THAT_NEED_SEVERAL = SIGNATURES.formatted("", "and w.signatures_needed > 1");

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

    private static final String HANDS = """
            select h.person, h.id, h.title, h.wrote, h.signed from (
              select p.id as person, a.id, a.title,
                     case when a.writer = p.id
                            or exists (select 1 from revision r where r.article_id = a.id and r.saved_by = p.id)
                          then 1 else 0 end as wrote,
                     case when exists (
                            select 1 from sign_off s
                            join revision r on r.article_id = s.article_id and r.sha256 = s.sha256
                            join review_round w on w.article_id = s.article_id and w.round = s.round
                            where s.article_id = a.id and s.signer = p.id and r.number = a.latest_revision)
                          then 1 else 0 end as signed
              from article a cross join person p where a.id in (:articles) and p.id in (:people)) h
            where h.wrote = 1 or h.signed = 1
            """;

    private final JdbcClient jdbc;

    ReviewReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How many clinicians have signed, and how many must.
     *
     * @param needed as the decision said, at least one
     */
    record Signatures(int given, int needed) {}

    /** What somebody has done with the text of an article as it stands. */
    record Hand(PersonId person, ArticleId article, String title, boolean wrote, boolean signed) {}

    /** Of the article's latest revision, in the review it is going through. */
    Signatures signatures(ArticleId article) {
        return signatures(OF_ONE, List.of(article)).getOrDefault(article, new Signatures(0, 1));
    }

    /** The same of several, leaving out those that one signature is enough for. */
    Map<ArticleId, Signatures> signaturesWhereSeveralAreNeeded(Collection<ArticleId> articles) {
        return articles.isEmpty() ? Map.of() : signatures(OF_THOSE_THAT_NEED_SEVERAL, articles);
    }

    private Map<ArticleId, Signatures> signatures(String sql, Collection<ArticleId> articles) {
        Map<ArticleId, Signatures> signatures = new HashMap<>();
        jdbc.sql(sql)
                .param(
                        "articles",
                        articles.stream().map(ArticleId::value).distinct().toList())
                .query(row -> {
                    signatures.put(
                            new ArticleId(row.getObject("id", UUID.class)),
                            new Signatures(row.getInt("given"), Math.max(1, row.getInt("needed"))));
                });
        return signatures;
    }

    /** Changes that are asked for and stand, the oldest first. */
    List<ReviewNote> requests(ArticleId article) {
        return jdbc.sql(REQUESTS)
                .params(article.value(), article.value())
                .query((row, n) -> Reviews.note(row))
                .list();
    }

    /** Of these people and articles, whoever wrote any of a text or has signed it in this round. */
    List<Hand> hands(Collection<PersonId> people, Collection<ArticleId> articles) {
        return jdbc.sql(HANDS)
                .param("people", people.stream().map(PersonId::value).toList())
                .param(
                        "articles",
                        articles.stream().map(ArticleId::value).distinct().toList())
                .query((row, n) -> new Hand(
                        new PersonId(row.getObject("person", UUID.class)),
                        new ArticleId(row.getObject("id", UUID.class)),
                        row.getString("title"),
                        row.getInt("wrote") == 1,
                        row.getInt("signed") == 1))
                .list();
    }
}
