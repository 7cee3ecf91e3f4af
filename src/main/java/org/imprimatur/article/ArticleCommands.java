package org.imprimatur.article;

import java.time.Clock;
import java.util.Map;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Refusal;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnAccess;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The commands by which articles are begun, written, handed in, and sent on their way again. */
@Service
public class ArticleCommands {

    private final Articles articles;
    private final ArticleFiling filing;
    private final GivenUpDrafts givenUp;
    private final RiskLevels levels;
    private final RiskCommands risks;
    private final Worklist worklist;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final Clock clock;

    ArticleCommands(
            Articles articles,
            ArticleFiling filing,
            GivenUpDrafts givenUp,
            RiskLevels levels,
            RiskCommands risks,
            Worklist worklist,
            AuditTrail audit,
            ApplicationEventPublisher announce,
            Clock clock) {
        this.articles = articles;
        this.filing = filing;
        this.givenUp = givenUp;
        this.levels = levels;
        this.risks = risks;
        this.worklist = worklist;
        this.audit = audit;
        this.announce = announce;
        this.clock = clock;
    }

    /**
     * Writes revision 1 and sends the article on its way.
     *
     * @param risk as the writer says it; null if they do not
     * @throws SlugTaken if another article has the address, or had it before readers
     */
    @Transactional
    public Article begin(Person writer, String slug, String topic, @Nullable Risk risk, RevisionText text) {
        ArticleId id = ArticleId.random();
        articles.byAddress(slug).ifPresent(other -> {
            throw new SlugTaken(slug, other.title(), articles.freeSlug(slug));
        });
        Revision first = new Revision(id, 1, text, text.sha256(), writer.id(), DbTime.now(clock));
        if (!isAdded(first, slug, topic, risk)) {
            throw new SlugTaken(slug, "", slug + "-" + id.toString().substring(0, 4));
        }
        audit.record(id.subject(), writer.id(), ArticleAction.BEGUN, "revision 1", Map.of("sha256", first.sha256()));
        levels.keep(RiskLevel.stated(id, risk, writer.id(), first.savedAt()));
        Article article = articles.require(id);
        announce.publishEvent(new ReviewBegun(article, ReviewReason.NEW_DRAFT, writer.id()));
        return article;
    }

    private boolean isAdded(Revision first, String slug, String topic, @Nullable Risk risk) {
        try {
            return articles.add(first, slug, topic, risk);
        } catch (DuplicateKeyException justTaken) {
            return false;
        }
    }

    /**
     * Sends a live or withdrawn article through review again, for a correction or because its last review is long ago.
     * A correction is written at the write step. A re-review reads what readers see: where the latest text is another,
     * because a correction was given up halfway, theirs becomes the latest again.
     *
     * @param by null if nobody asked for it, because the day for it has come
     * @throws Article.NotLive if readers have never seen it
     */
    @Transactional
    public Article beginAgain(ArticleId id, ReviewReason reviewReason, @Nullable Person by) {
        if (reviewReason == ReviewReason.NEW_DRAFT) {
            throw new IllegalArgumentException("A new draft begins with begin");
        }
        Article held = articles.hold(id);
        held.mustHaveBeenLive();
        Article article = reviewReason == ReviewReason.RE_REVIEW ? asReadersSeeIt(held) : held;
        PersonId who = by == null ? null : by.id();
        audit.record(
                id.subject(),
                who,
                ArticleAction.BEGUN_AGAIN,
                "revision " + article.latestRevision(),
                Map.of("reason", reviewReason.name()));
        announce.publishEvent(new ReviewBegun(article, reviewReason, who));
        return article;
    }

    /** With what readers see, or saw last, as its latest text; whoever wrote that has written it. */
    private Article asReadersSeeIt(Article article) {
        Article.Live last = article.mustHaveBeenLive();
        Revision latest = articles.latest(article);
        if (latest.sha256().equals(last.sha256())) {
            return article;
        }
        Revision shown = articles.revision(article.id(), last.revision()).orElseThrow(Articles.NoSuchArticle::new);
        Revision again = new Revision(
                article.id(), latest.number() + 1, shown.text(), shown.sha256(), shown.savedBy(), DbTime.now(clock));
        articles.add(again);
        audit.record(
                article.id().subject(),
                again.savedBy(),
                ArticleAction.REVISION_SAVED,
                "revision " + again.number(),
                Map.of("sha256", again.sha256(), "restores", "revision " + shown.number()));
        return articles.require(article.id());
    }

    /**
     * Sends an article readers have never seen on its way once more, after its draft was given up. The text stays as it
     * is.
     */
    @Transactional
    public void takeUpAgain(ArticleId id, Person by) {
        Article article = articles.hold(id);
        audit.record(
                id.subject(), by.id(), ArticleAction.TAKEN_UP_AGAIN, "revision " + article.latestRevision(), Map.of());
        givenUp.forget(id);
        announce.publishEvent(new ReviewBegun(article, ReviewReason.NEW_DRAFT, by.id()));
    }

    /**
     * Saves a new revision, if {@code base} is still the latest; saving an unchanged text writes nothing.
     *
     * @throws Revision.StaleSave if somebody saved meanwhile; the caller keeps both texts
     * @throws TurnAccess.NotYourTurn if the person does not hold the article's write turn
     */
    @Transactional
    public Revision save(ArticleId id, int base, RevisionText text, Person by) {
        Turn turn = worklist.openOn(id.subject()).stream()
                .filter(open -> open.isServedBy(StepForm.WRITE) && open.isHeldBy(by.id()))
                .findFirst()
                .orElseThrow(() ->
                        new TurnAccess.NotYourTurn("Write", articles.require(id).title()));
        return save(by, turn.taskId(), base, text);
    }

    /**
     * The same, by the turn one writes in.
     *
     * @throws Revision.StaleSave if somebody saved meanwhile; the caller keeps both texts
     * @throws TurnAccess.NotYourTurn if it is somebody else's to write
     */
    @Transactional
    public Revision save(Person by, String taskId, int base, RevisionText text) {
        ArticleId id = ArticleId.of(worklist.holdFor(by, taskId, StepForm.WRITE).subject());
        Article article = articles.hold(id);
        Revision latest = articles.latest(article);
        Revision saved = latest.revise(base, text, by.id(), DbTime.now(clock));
        if (saved.equals(latest)) {
            return latest;
        }
        articles.add(saved);
        filing.followTitle(article, text.title());
        worklist.retitle(id.subject(), text.title());
        audit.record(
                id.subject(),
                by.id(),
                ArticleAction.REVISION_SAVED,
                "revision " + saved.number(),
                Map.of("sha256", saved.sha256()));
        return saved;
    }

    /** Hands the latest revision over for review. */
    @Transactional
    public void submit(Person writer, String taskId) {
        submit(writer, taskId, "", null);
    }

    /**
     * The same with a word to whoever reads it, and to somebody.
     *
     * @param words    told to whoever gets it next, may be empty
     * @param reviewer who shall read it, null for whoever may; that they may is asked before
     */
    @Transactional
    public void submit(Person writer, String taskId, String words, @Nullable PersonId reviewer) {
        var turn = worklist.holdFor(writer, taskId, StepForm.WRITE);
        Article article = articles.hold(ArticleId.of(turn.subject()));
        risks.handedIn(article, writer);
        String revision = "revision " + article.latestRevision();
        if (!words.isEmpty()) {
            audit.record(
                    article.id().subject(), writer.id(), ArticleAction.WORD_ADDED, revision, Map.of("note", words));
        }
        if (reviewer != null) {
            audit.record(
                    article.id().subject(),
                    writer.id(),
                    ArticleAction.REVIEWER_NAMED,
                    revision,
                    Map.of("assignee", reviewer.toString()));
        }
        announce.publishEvent(
                new DraftSubmitted(taskId, article.id(), article.latestRevision(), writer.id(), words, reviewer));
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

    /**
     * The writer says a draft is ready to be read.
     *
     * @param words    to whoever gets it next, may be empty
     * @param reviewer whom the writer wants to read it, null for whoever may
     */
    public record DraftSubmitted(
            String taskId,
            ArticleId article,
            int revision,
            PersonId by,
            String words,
            @Nullable PersonId reviewer) {

        public DraftSubmitted(String taskId, ArticleId article, int revision, PersonId by) {
            this(taskId, article, revision, by, "", null);
        }
    }

    /**
     * An article sets out on its way through review.
     *
     * @param by null if nobody asked for it, because the day for it has come
     */
    public record ReviewBegun(
            Article article, ReviewReason reason, @Nullable PersonId by) {}
}
