package org.imprimatur.article;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.SearchWords;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.LockedRows;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** All articles and their revisions. */
@Repository
public class Articles {

    private final JdbcClient jdbc;
    private final Revisions revisions;
    private final ArticleAddresses addresses;
    private final AuditTrail audit;
    private final LockedRows<ArticleId, Article> lockedRows = new LockedRows<>();
    private final LockedRows<ArticleId, Revision> heldTexts = new LockedRows<>();

    Articles(JdbcClient jdbc, Revisions revisions, ArticleAddresses addresses, AuditTrail audit) {
        this.jdbc = jdbc;
        this.revisions = revisions;
        this.addresses = addresses;
        this.audit = audit;
    }

    public Optional<Article> find(ArticleId id) {
        return lockedRows.find(id).or(() -> read(id));
    }

    /** @param subject of a turn, say; nothing if it is no article's */
    public Optional<Article> about(Subject subject) {
        return subject.is(Subject.Kind.ARTICLE) ? find(ArticleId.of(subject)) : Optional.empty();
    }

    private Optional<Article> read(ArticleId id) {
        return jdbc.sql("select * from article where id = ?")
                .param(id.value())
                .query((row, n) -> ArticleRowMapper.article(row))
                .optional();
    }

    /** @throws NoSuchArticle if there is none */
    public Article require(ArticleId id) {
        return find(id).orElseThrow(NoSuchArticle::new);
    }

    /** @param slug as it stands in the public address the article has now */
    public Optional<Article> bySlug(String slug) {
        return jdbc.sql("select * from article where slug = ?")
                .param(slug)
                .query((row, n) -> ArticleRowMapper.article(row))
                .optional();
    }

    /** @param typed as somebody wrote it; the article may have had this address when readers knew it so */
    public Optional<Article> byAddress(String typed) {
        String slug = ArticleSlug.asSpelled(typed);
        return bySlug(slug).or(() -> addresses.holder(slug).flatMap(this::find));
    }

    public Optional<Article> byNumber(int number) {
        return jdbc.sql("select * from article where number = ?")
                .param(number)
                .query((row, n) -> ArticleRowMapper.article(row))
                .optional();
    }

    /** @param token as it stands in the address a reader wrote to; capitals do not matter */
    public Optional<Article> byMailToken(String token) {
        return jdbc.sql("select * from article where mail_token = ?")
                .param(token.toLowerCase(Locale.ROOT))
                .query((row, n) -> ArticleRowMapper.article(row))
                .optional();
    }

    public Optional<Revision> revision(ArticleId id, int number) {
        return revisions.find(id, number);
    }

    /** Every revision of the article, newest first, without reading the texts. */
    public List<Saved> revisions(ArticleId id) {
        return revisions.of(id);
    }

    /** Whether the person saved any revision of the article. */
    public boolean hasSaved(PersonId person, ArticleId id) {
        return revisions.isAnyBy(person, id);
    }

    /** That a revision was saved, by whom and when. */
    public record Saved(int number, String sha256, PersonId by, Instant at) {}

    /** Topics in use, by name. */
    public List<String> topics() {
        return jdbc.sql("select distinct topic from article order by topic")
                .query(String.class)
                .list();
    }

    /** Others on the same topic that readers see, first published last. */
    public List<ArticleId> beside(Article article, int limit) {
        return jdbc.sql("""
                        select id from article
                        where topic = ? and withdrawn_at is null and first_published is not null and id <> ?
                        order by first_published desc, id desc limit ?
                        """)
                .params(article.topic(), article.id().value(), limit)
                .query((row, n) -> new ArticleId(row.getObject("id", UUID.class)))
                .list();
    }

    /** The address as wanted if it is free, else the first free one like it. */
    public String freeSlug(String wanted) {
        if (addresses.holder(wanted).isEmpty()) {
            return wanted;
        }
        int number = 2;
        while (addresses.holder(wanted + "-" + number).isPresent()) {
            number++;
        }
        return wanted + "-" + number;
    }

    /** Read once in a transaction that holds the article: no revision ever changes. */
    public Revision latest(Article article) {
        return heldTexts
                .find(article.id())
                .filter(text -> text.number() == article.latestRevision())
                .orElseGet(() -> read(article));
    }

    private Revision read(Article article) {
        Revision latest = revision(article.id(), article.latestRevision()).orElseThrow(NoSuchArticle::new);
        return lockedRows.find(article.id()).isEmpty() ? latest : heldTexts.remember(article.id(), latest);
    }

    /**
     * An article nobody has read yet, with its first revision; the database gives it its number.
     *
     * @return false if another article has the address, or had it, and nothing was added
     */
    boolean add(Revision first, String slug, String topic, @Nullable Risk risk) {
        jdbc.sql("""
                        insert into article (id, slug, title, topic, risk, writer, latest_revision, begun_at, mail_token,
                                             searched)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        first.article().value(),
                        slug,
                        first.text().title(),
                        topic,
                        risk == null ? null : risk.name(),
                        first.savedBy().value(),
                        first.number(),
                        DbTime.at(first.savedAt()),
                        MailToken.random(),
                        SearchWords.kept(first.text().title()))
                .update();
        revisions.add(first);
        return addresses.take(
                first.article(), slug, !ArticleSlug.isOf(slug, first.text().title()), first.savedAt());
    }

    /** Keeps what a person decided about it that is no part of its text. */
    @Transactional(propagation = Propagation.MANDATORY)
    void file(Article article) {
        lockedRows.forget(article.id());
        jdbc.sql("update article set slug = ?, topic = ? where id = ?")
                .params(article.slug(), article.topic(), article.id().value())
                .update();
    }

    /** A newer revision; the article is called what its title says. */
    void add(Revision next) {
        revisions.add(next);
        lockedRows.forget(next.article());
        jdbc.sql("update article set latest_revision = ?, title = ?, searched = ? where id = ?")
                .params(
                        next.number(),
                        next.text().title(),
                        SearchWords.kept(next.text().title()),
                        next.article().value())
                .update();
    }

    /** The article and its chain in the audit, held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Article hold(ArticleId id) {
        return lockedRows.find(id).orElseGet(() -> lockedRows.remember(id, lock(id)));
    }

    /** The article first, then the chain, as everybody does who holds both. */
    private Article lock(ArticleId id) {
        Article article = jdbc.sql("select * from article where id = ? for update")
                .param(id.value())
                .query((row, n) -> ArticleRowMapper.article(row))
                .optional()
                .orElseThrow(NoSuchArticle::new);
        audit.hold(id.subject());
        return article;
    }

    /** Keeps what an article became by going live or being withdrawn, both of which only the publication room decides. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void update(Article article) {
        Article.Live last = article.mustHaveBeenLive();
        Article.Withdrawn withdrawn = article.withdrawn();
        lockedRows.forget(article.id());
        jdbc.sql("""
                        update article set live_edition = ?, live_revision = ?, live_sha256 = ?, first_published = ?,
                                           updated = ?, last_reviewed = ?, next_review = ?, review_months = null, withdrawn_at = ?
                        where id = ?
                        """)
                .params(
                        last.edition(),
                        last.revision(),
                        last.sha256(),
                        DbTime.at(last.firstPublished()),
                        DbTime.at(last.updated()),
                        last.lastReviewed(),
                        last.nextReview(),
                        withdrawn == null ? null : DbTime.at(withdrawn.at()),
                        article.id().value())
                .update();
    }

    /** Keeps the level of risk {@link RiskLevels} has for an article. */
    @Transactional(propagation = Propagation.MANDATORY)
    void update(ArticleId id, @Nullable Risk risk) {
        lockedRows.forget(id);
        jdbc.sql("update article set risk = ? where id = ?")
                .params(risk == null ? null : risk.name(), id.value())
                .update();
    }

    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static class NoSuchArticle extends Refusal {}
}
