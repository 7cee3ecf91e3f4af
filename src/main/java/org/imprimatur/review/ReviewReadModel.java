package org.imprimatur.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was signed and said, held against the texts it is about: signatures, requests and who wrote count by the hash of
 * an article's latest revision, so each question is one query over the tables of reviews and of articles.
 */
@Repository
class ReviewReadModel {

    /**
     * That signature {@code s} was given with a credential that was taken out of use ({@code o}) after it, and not given
     * back. A credential is known by what it says: the same one is never in use twice.
     */
    private static final String GIVEN_WITH = """
            o.holder = s.signer and o.type = s.credential_type and o.issuer = s.credential_issuer
              and o.number = s.credential_number and o.issued = s.credential_issued
              and o.out_at >= s.signed_at and o.back_at is null
            """;

    /** That {@code d} is the newest decision about {@code s} because of {@code o}. */
    private static final String DECIDED = """
            d.out_of_use = o.id and d.article_id = s.article_id and d.sha256 = s.sha256
              and not exists (select 1 from signature_decision n
                              where n.out_of_use = d.out_of_use and n.article_id = d.article_id
                                and n.sha256 = d.sha256 and (n.decided_at, n.id) > (d.decided_at, d.id))
            """;

    /** That {@code s} counts: its credential is in use, or a publisher let it stand. */
    static final String COUNTS = """
            not exists (select 1 from credential_out_of_use o
                        left join signature_decision d on %s
                        where %s and (d.kind is null or d.kind <> 'STANDS'))
            """.formatted(DECIDED, GIVEN_WITH);

    /** That whoever gave {@code g} has signed the same text with nothing that is still in use. */
    private static final String WITHOUT_ANOTHER = """
            not exists (select 1 from sign_off s
                        where s.article_id = g.article_id and s.sha256 = g.sha256 and s.signer = g.signer
                          and not exists (select 1 from credential_out_of_use o where %s))
            """.formatted(GIVEN_WITH);

    private static final String QUESTIONED = """
            select g.*, o.id as out_id, o.credential_id, o.holder, o.type, o.why, o.rejected, o.out_at,
                   d.out_of_use, d.kind, d.reason, d.decided_by, d.decided_at
            from sign_off g
            join credential_out_of_use o on %s
            left join signature_decision d on %s
            where g.article_id = ? and g.sha256 = ? and %s
            order by g.signed_at, g.id, o.out_at
            """.formatted(onto("g", GIVEN_WITH), onto("g", DECIDED), WITHOUT_ANOTHER);

    private static final String TEXTS = """
            select distinct a.id, a.title, g.sha256,
                   case when a.live_sha256 = g.sha256 and a.withdrawn_at is null then 1 else 0 end as live
            from credential_out_of_use o
            join sign_off g on %s
            join article a on a.id = g.article_id
            join revision r on r.article_id = a.id and r.number = a.latest_revision
            where o.id = ? and %s
              and ((a.live_sha256 = g.sha256 and a.withdrawn_at is null)
                   or (r.sha256 = g.sha256 and (a.live_sha256 is null or a.live_sha256 <> g.sha256)))
            order by live desc, a.title, a.id
            """.formatted(onto("g", GIVEN_WITH), WITHOUT_ANOTHER);

    private static final String PENDING = """
            select o.id, o.credential_id, o.holder, o.type, o.why, o.rejected, o.out_at, p.name,
                   count(distinct g.article_id) as texts
            from credential_out_of_use o
            join person p on p.id = o.holder
            join sign_off g on %s
            join article a on a.id = g.article_id and a.live_sha256 = g.sha256 and a.withdrawn_at is null
            left join signature_decision d on %s
            where d.id is null and %s
            group by o.id, o.credential_id, o.holder, o.type, o.why, o.rejected, o.out_at, p.name
            order by o.out_at desc, o.id
            """.formatted(onto("g", GIVEN_WITH), onto("g", DECIDED), WITHOUT_ANOTHER);

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
              and %s
            where a.id in (:articles)
            group by a.id
            """;

    private static final String OF_ONE = SIGNATURES.formatted("left", "", COUNTS);

    /** Most articles want one signature and end with the first row that is read. */
    private static final String OF_THOSE_THAT_NEED_SEVERAL =
            SIGNATURES.formatted("", "and w.signatures_needed > 1", COUNTS);

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

    List<QuestionedSignature> questioned(ArticleId article, String sha256) {
        Map<UUID, QuestionedSignature> byCause = new LinkedHashMap<>();
        jdbc.sql(QUESTIONED)
                .params(article.value(), sha256)
                .query((row, n) ->
                        new QuestionedSignature(SignOffs.signOff(row), outOfUse(row, "out_id"), decision(row)))
                .list()
                .forEach(signature -> byCause.put(signature.outOfUse().id(), signature));
        return List.copyOf(byCause.values());
    }

    List<QuestionedSignatures.SignedText> textsSignedWith(UUID outOfUse) {
        return jdbc.sql(TEXTS)
                .param(outOfUse)
                .query((row, n) -> new QuestionedSignatures.SignedText(
                        new ArticleId(row.getObject("id", UUID.class)),
                        row.getString("sha256"),
                        row.getInt("live") == 1))
                .list();
    }

    List<QuestionedSignatures.Pending> pendingDecisions() {
        return jdbc.sql(PENDING)
                .query((row, n) ->
                        new QuestionedSignatures.Pending(outOfUse(row), row.getString("name"), row.getInt("texts")))
                .list();
    }

    static OutOfUse outOfUse(ResultSet row) throws SQLException {
        return outOfUse(row, "id");
    }

    private static OutOfUse outOfUse(ResultSet row, String id) throws SQLException {
        return new OutOfUse(
                row.getObject(id, UUID.class),
                row.getObject("credential_id", UUID.class),
                new PersonId(row.getObject("holder", UUID.class)),
                row.getString("type"),
                DbTime.read(row, "out_at"),
                row.getString("why"),
                row.getBoolean("rejected"));
    }

    private static @Nullable SignatureDecision decision(ResultSet row) throws SQLException {
        UUID outOfUse = row.getObject("out_of_use", UUID.class);
        return outOfUse == null
                ? null
                : new SignatureDecision(
                        outOfUse,
                        new ArticleId(row.getObject("article_id", UUID.class)),
                        row.getString("sha256"),
                        SignatureDecision.Kind.valueOf(row.getString("kind")),
                        row.getString("reason"),
                        new PersonId(row.getObject("decided_by", UUID.class)),
                        DbTime.read(row, "decided_at"));
    }

    /** The same said of the signature by another name. */
    private static String onto(String alias, String condition) {
        return condition.replaceAll("\\bs\\.", alias + ".");
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
