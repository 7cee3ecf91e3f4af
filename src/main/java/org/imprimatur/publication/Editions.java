package org.imprimatur.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.article.Revision;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.imprimatur.review.SignOff;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Everything readers have ever seen; none is changed, only followed by the next. */
@Repository
public class Editions {

    private static final Pattern IMAGE = Pattern.compile("image:([0-9a-f]{64})");

    private final JdbcClient jdbc;

    Editions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Remembers why the review was begun until its text goes live, perhaps weeks later. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ArticleCommands.ReviewBegun event) {
        jdbc.sql("delete from coming_edition where article_id = ?")
                .param(event.article().id().value())
                .update();
        jdbc.sql("insert into coming_edition (article_id, reason) values (?, ?)")
                .params(event.article().id().value(), event.reason().name())
                .update();
    }

    /** Whether the review now running was begun because something is wrong. */
    boolean isCorrectionComing(ArticleId article) {
        return isComing(article, ReviewReason.CORRECTION);
    }

    /** Whether the review now running was begun to read again what readers see. */
    boolean isReReviewComing(ArticleId article) {
        return isComing(article, ReviewReason.RE_REVIEW);
    }

    private boolean isComing(ArticleId article, ReviewReason reason) {
        return jdbc.sql("select reason from coming_edition where article_id = ?")
                .param(article.value())
                .query((row, n) -> ReviewReason.valueOf(row.getString("reason")))
                .optional()
                .filter(reason::equals)
                .isPresent();
    }

    /** Readers do not see it from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(ArticleId article, Instant now) {
        jdbc.sql("update edition set superseded_at = ? where article_id = ? and superseded_at is null")
                .params(DbTime.at(now), article.value())
                .update();
    }

    /**
     * Written as the text goes live, after its hash was compared with its signatures.
     *
     * @param signatures those that count
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(
            Article article,
            Article.Live live,
            Edition.Kind kind,
            Revision revision,
            List<SignOff> signatures,
            Instant now) {
        close(article.id(), now);
        jdbc.sql("""
                        insert into edition (article_id, number, revision, sha256, kind, topic, writer, first_published, live_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        article.id().value(),
                        live.edition(),
                        live.revision(),
                        live.sha256(),
                        kind.name(),
                        article.topic(),
                        article.writer().value(),
                        DbTime.at(live.firstPublished()),
                        DbTime.at(now))
                .update();
        sign(article.id(), live.edition(), signatures);
        illustrate(article.id(), live.edition(), revision);
    }

    /** Of several signatures by one person the latest counts. */
    private void sign(ArticleId article, int edition, List<SignOff> signatures) {
        Map<PersonId, SignOff> latest = new LinkedHashMap<>();
        signatures.forEach(signature -> latest.put(signature.signer(), signature));
        for (SignOff signature : latest.values()) {
            jdbc.sql("""
                            insert into edition_signer (article_id, number, signer, name, credential, issuer, signed_at)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            article.value(),
                            edition,
                            signature.signer().value(),
                            signature.signerName(),
                            signature.credentialType(),
                            signature.credentialIssuer(),
                            DbTime.at(signature.signedAt()))
                    .update();
        }
    }

    /** Which pictures readers may fetch. */
    private void illustrate(ArticleId article, int edition, Revision revision) {
        Set<String> images = new TreeSet<>();
        IMAGE.matcher(revision.text().body()).results().forEach(found -> images.add(found.group(1)));
        for (String image : images) {
            jdbc.sql("insert into edition_image (article_id, number, sha256) values (?, ?, ?)")
                    .params(article.value(), edition, image)
                    .update();
        }
    }

    Optional<Edition> current(ArticleId article) {
        return jdbc.sql("select * from edition where article_id = ? and superseded_at is null")
                .param(article.value())
                .query((row, n) -> edition(row))
                .optional();
    }

    /** Newest first. */
    public List<Edition> of(ArticleId article) {
        return jdbc.sql("select * from edition where article_id = ? order by number desc")
                .param(article.value())
                .query((row, n) -> edition(row))
                .list();
    }

    /** Articles that ever were before readers, in the order of their ids. */
    List<ArticleId> articles(ArticleId after, int most) {
        return jdbc.sql("select distinct article_id from edition where article_id > ? order by article_id limit ?")
                .params(after.value(), most)
                .query((row, n) -> new ArticleId(row.getObject("article_id", UUID.class)))
                .list();
    }

    /** Newest first; the same text may have gone live more than once. */
    public List<Edition> withHash(String sha256) {
        return jdbc.sql("select * from edition where sha256 = ? order by live_at desc, article_id, number desc")
                .param(sha256)
                .query((row, n) -> edition(row))
                .list();
    }

    /** The newest corrections, of articles readers still see. */
    List<Edition> corrections(int limit) {
        return jdbc.sql("""
                        select * from edition e where kind = 'CORRECTION'
                          and exists (select 1 from edition c where c.article_id = e.article_id and c.superseded_at is null)
                        order by live_at desc, article_id, number desc limit ?
                        """).param(limit).query((row, n) -> edition(row)).list();
    }

    /**
     * Articles readers see, first published last.
     *
     * @param after the last one of the page before, null for the first page
     */
    public List<ArticleId> newest(@Nullable ArticleId after, int limit) {
        if (after == null) {
            return jdbc.sql("""
                            select article_id from edition where superseded_at is null
                            order by first_published desc, article_id desc limit ?
                            """).param(limit).query((row, n) -> article(row)).list();
        }
        return jdbc.sql("""
                        select article_id from edition where superseded_at is null and (first_published, article_id) <
                          (select first_published, article_id from edition where article_id = ? and superseded_at is null)
                        order by first_published desc, article_id desc limit ?
                        """)
                .params(after.value(), limit)
                .query((row, n) -> article(row))
                .list();
    }

    /** What readers see that this person wrote or signed, newest first. */
    public List<ArticleId> by(PersonId person, int limit) {
        return jdbc.sql("""
                        select article_id from edition e where superseded_at is null and (writer = ? or exists (
                          select 1 from edition_signer s
                          where s.article_id = e.article_id and s.number = e.number and s.signer = ?))
                        order by first_published desc, article_id desc limit ?
                        """)
                .params(person.value(), person.value(), limit)
                .query((row, n) -> article(row))
                .list();
    }

    /** Whether something readers see shows this image. */
    public boolean show(String imageSha256) {
        return jdbc.sql("""
                        select count(*) from edition_image i
                        join edition e on e.article_id = i.article_id and e.number = i.number
                        where i.sha256 = ? and e.superseded_at is null
                        """).param(imageSha256).query(Integer.class).single() > 0;
    }

    private Edition edition(ResultSet row) throws SQLException {
        ArticleId article = article(row);
        int number = row.getInt("number");
        return new Edition(
                article,
                number,
                row.getInt("revision"),
                row.getString("sha256"),
                Edition.Kind.valueOf(row.getString("kind")),
                row.getString("topic"),
                new PersonId(row.getObject("writer", UUID.class)),
                DbTime.read(row, "first_published"),
                DbTime.read(row, "live_at"),
                DbTime.readOrNull(row, "superseded_at"),
                signers(article, number));
    }

    private List<Edition.Signer> signers(ArticleId article, int number) {
        return jdbc.sql("select * from edition_signer where article_id = ? and number = ? order by signed_at, signer")
                .params(article.value(), number)
                .query((row, n) -> new Edition.Signer(
                        new PersonId(row.getObject("signer", UUID.class)),
                        row.getString("name"),
                        row.getString("credential"),
                        row.getString("issuer"),
                        DbTime.read(row, "signed_at")))
                .list();
    }

    private static ArticleId article(ResultSet row) throws SQLException {
        return new ArticleId(row.getObject("article_id", UUID.class));
    }
}
