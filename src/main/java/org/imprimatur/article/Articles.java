package org.imprimatur.article;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.imprimatur.worklist.LockedRows;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnAccess;
import org.imprimatur.worklist.Worklist;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
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
    private final GivenUpDrafts givenUp;
    private final Worklist worklist;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final Clock clock;
    private final LockedRows<ArticleId, Article> lockedRows = new LockedRows<>();

    Articles(
            JdbcClient jdbc,
            Revisions revisions,
            GivenUpDrafts givenUp,
            Worklist worklist,
            AuditTrail audit,
            ApplicationEventPublisher announce,
            Clock clock) {
        this.jdbc = jdbc;
        this.revisions = revisions;
        this.givenUp = givenUp;
        this.worklist = worklist;
        this.audit = audit;
        this.announce = announce;
        this.clock = clock;
    }

    public Optional<Article> find(ArticleId id) {
        return lockedRows.find(id).or(() -> read(id));
    }

    /** @param subject of a turn, say; nothing if it is no article's */
    public Optional<Article> about(String subject) {
        return subject.startsWith("article:") ? find(ArticleId.ofBusinessKey(subject)) : Optional.empty();
    }

    private Optional<Article> read(ArticleId id) {
        return jdbc.sql("select * from article where id = ?")
                .param(id.value())
                .query((row, n) -> ArticleRow.article(row))
                .optional();
    }

    /** @throws NoSuchArticle if there is none */
    public Article require(ArticleId id) {
        return find(id).orElseThrow(NoSuchArticle::new);
    }

    public Optional<Article> bySlug(String slug) {
        return jdbc.sql("select * from article where slug = ?")
                .param(slug)
                .query((row, n) -> ArticleRow.article(row))
                .optional();
    }

    public Optional<Article> byNumber(int number) {
        return jdbc.sql("select * from article where number = ?")
                .param(number)
                .query((row, n) -> ArticleRow.article(row))
                .optional();
    }

    /** @param token as it stands in the address a reader wrote to; capitals do not matter */
    public Optional<Article> byMailToken(String token) {
        return jdbc.sql("select * from article where mail_token = ?")
                .param(token.toLowerCase(Locale.ROOT))
                .query((row, n) -> ArticleRow.article(row))
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

    /** The address as wanted if it is free, else the first free one like it. */
    public String freeSlug(String wanted) {
        if (bySlug(wanted).isEmpty()) {
            return wanted;
        }
        List<String> taken = jdbc.sql("select slug from article where slug like ? escape '!'")
                .param(wanted.replace("_", "!_") + "-%")
                .query(String.class)
                .list();
        int number = 2;
        while (taken.contains(wanted + "-" + number)) {
            number++;
        }
        return wanted + "-" + number;
    }

    public Revision latest(Article article) {
        return revision(article.id(), article.latestRevision()).orElseThrow(NoSuchArticle::new);
    }

    /**
     * Writes revision 1 and sends the article on its way.
     *
     * @throws SlugTaken if another article has the address
     */
    @Transactional
    public Article begin(Person writer, String slug, String topic, Risk risk, RevisionText text) {
        ArticleId id = ArticleId.random();
        Instant now = now();
        bySlug(slug).ifPresent(other -> {
            throw new SlugTaken(slug, other.title(), freeSlug(slug));
        });
        try {
            insert(id, writer, slug, topic, risk, text, now);
        } catch (DuplicateKeyException justTaken) {
            throw new SlugTaken(slug, "", slug + "-" + id.toString().substring(0, 4));
        }
        revisions.add(new Revision(id, 1, text, text.sha256(), writer.id(), now));
        audit.record(id.businessKey(), writer.id(), ArticleAction.BEGUN, "revision 1", Map.of("sha256", text.sha256()));
        Article article = require(id);
        announce.publishEvent(new ReviewBegun(article, ReviewReason.NEW_DRAFT, writer.id()));
        return article;
    }

    /**
     * Sends a live or withdrawn article through review again, for a correction or because its last review is long ago.
     * The text stays as it is: a correction is written at the write step, a re-review reads what readers see.
     *
     * @throws NotLive if readers have never seen it
     */
    @Transactional
    public Article beginAgain(ArticleId id, ReviewReason reviewReason, Person by) {
        if (reviewReason == ReviewReason.NEW_DRAFT) {
            throw new IllegalArgumentException("A new draft begins with begin");
        }
        Article article = hold(id);
        if (article.lastLive() == null) {
            throw new NotLive(article.title());
        }
        audit.record(
                id.businessKey(),
                by.id(),
                ArticleAction.BEGUN_AGAIN,
                "revision " + article.latestRevision(),
                Map.of("reason", reviewReason.name()));
        announce.publishEvent(new ReviewBegun(article, reviewReason, by.id()));
        return article;
    }

    /**
     * Sends an article readers have never seen on its way once more, after its draft was given up. The text stays as it
     * is.
     */
    @Transactional
    public void takeUpAgain(ArticleId id, Person by) {
        Article article = hold(id);
        audit.record(
                id.businessKey(),
                by.id(),
                ArticleAction.TAKEN_UP_AGAIN,
                "revision " + article.latestRevision(),
                Map.of());
        givenUp.forget(id);
        announce.publishEvent(new ReviewBegun(article, ReviewReason.NEW_DRAFT, by.id()));
    }

    /**
     * Saves a new revision, if {@code base} is still the latest; saving an unchanged text writes nothing.
     *
     * @throws StaleSave if somebody saved meanwhile; the caller keeps both texts
     * @throws TurnAccess.NotYourTurn if the person does not hold the article's write turn
     */
    @Transactional
    public Revision save(ArticleId id, int base, RevisionText text, Person by) {
        Turn turn = worklist.openOn(id.businessKey()).stream()
                .filter(open -> open.isServedBy(StepForm.WRITE) && open.isHeldBy(by.id()))
                .findFirst()
                .orElseThrow(
                        () -> new TurnAccess.NotYourTurn("Write", require(id).title()));
        return save(by, turn.taskId(), base, text);
    }

    /**
     * The same, by the turn one writes in.
     *
     * @throws StaleSave if somebody saved meanwhile; the caller keeps both texts
     * @throws TurnAccess.NotYourTurn if it is somebody else's to write
     */
    @Transactional
    public Revision save(Person by, String taskId, int base, RevisionText text) {
        ArticleId id = ArticleId.ofBusinessKey(
                worklist.holdFor(by, taskId, StepForm.WRITE).subject());
        Article article = hold(id);
        if (article.latestRevision() != base) {
            throw new StaleSave(base, article.latestRevision());
        }
        Revision before = latest(article);
        if (before.text().equals(text)) {
            return before;
        }
        Revision saved = new Revision(id, base + 1, text, text.sha256(), by.id(), now());
        revisions.add(saved);
        lockedRows.forget(id);
        jdbc.sql("update article set latest_revision = ?, title = ? where id = ?")
                .params(saved.number(), text.title(), id.value())
                .update();
        worklist.retitle(id.businessKey(), text.title());
        audit.record(
                id.businessKey(),
                by.id(),
                ArticleAction.REVISION_SAVED,
                "revision " + saved.number(),
                Map.of("sha256", saved.sha256()));
        return saved;
    }

    /** Hands the latest revision over for review. */
    @Transactional
    public void submit(Person writer, String taskId) {
        var turn = worklist.holdFor(writer, taskId, StepForm.WRITE);
        Article article = hold(ArticleId.ofBusinessKey(turn.subject()));
        announce.publishEvent(new DraftSubmitted(taskId, article.id(), article.latestRevision(), writer.id()));
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
                .query((row, n) -> ArticleRow.article(row))
                .optional()
                .orElseThrow(NoSuchArticle::new);
        audit.hold(id.businessKey());
        return article;
    }

    /** Makes a revision what readers see. Only the publication room calls this, after comparing hashes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void goLive(ArticleId id, Article.Live live) {
        lockedRows.forget(id);
        jdbc.sql("""
                        update article set live_edition = ?, live_revision = ?, live_sha256 = ?, first_published = ?,
                                           updated = ?, last_reviewed = ?, next_review = ?, withdrawn_at = null
                        where id = ?
                        """)
                .params(
                        live.edition(),
                        live.revision(),
                        live.sha256(),
                        at(live.firstPublished()),
                        at(live.updated()),
                        live.lastReviewed(),
                        live.nextReview(),
                        id.value())
                .update();
    }

    /**
     * Takes a live article from readers; what they saw last is remembered. Only the publication room calls this.
     *
     * @throws NotLive if readers do not see it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(ArticleId id, Instant at) {
        Article article = hold(id);
        if (article.live() == null) {
            throw new NotLive(article.title());
        }
        lockedRows.forget(id);
        jdbc.sql("update article set withdrawn_at = ? where id = ?")
                .params(at(at), id.value())
                .update();
    }

    private void insert(
            ArticleId id, Person writer, String slug, String topic, Risk risk, RevisionText text, Instant now) {
        jdbc.sql("""
                        insert into article (id, slug, title, topic, risk, writer, latest_revision, begun_at, mail_token)
                        values (?, ?, ?, ?, ?, ?, 1, ?, ?)
                        """)
                .params(
                        id.value(),
                        slug,
                        text.title(),
                        topic,
                        risk.name(),
                        writer.id().value(),
                        at(now),
                        MailToken.random())
                .update();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static class NoSuchArticle extends Refusal {}

    /** Only what readers can see is corrected or read again. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NotLive extends Refusal {

        public NotLive(String title) {
            super(title);
        }
    }

    /** Another article has this address. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class SlugTaken extends Refusal {

        private final String free;

        SlugTaken(String slug, String holder, String free) {
            super(slug, holder, free);
            this.free = free;
        }

        /** An address like it that nobody has. */
        public String free() {
            return free;
        }
    }

    /** Somebody saved a newer revision meanwhile. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class StaleSave extends Refusal {

        private final int base;
        private final int latest;

        public StaleSave(int base, int latest) {
            super(base, latest);
            this.base = base;
            this.latest = latest;
        }

        public int base() {
            return base;
        }

        public int latest() {
            return latest;
        }
    }

    /** The writer says a draft is ready to be read. */
    public record DraftSubmitted(String taskId, ArticleId article, int revision, PersonId by) {}

    /** An article sets out on its way through review. */
    public record ReviewBegun(Article article, ReviewReason reason, PersonId by) {}
}
