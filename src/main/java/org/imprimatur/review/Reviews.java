package org.imprimatur.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The answers of a draft's reviewers other than signatures: changes wanted, a further stage's yes or no. */
@Repository
public class Reviews {

    private final JdbcClient jdbc;
    private final ReviewNotes notes;
    private final Worklist worklist;
    private final Articles articles;
    private final Signing signing;
    private final ReviewOutcomes outcomes;
    private final ReviewDrafts drafts;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final Clock clock;

    Reviews(
            JdbcClient jdbc,
            ReviewNotes notes,
            Worklist worklist,
            Articles articles,
            Signing signing,
            ReviewOutcomes outcomes,
            ReviewDrafts drafts,
            AuditTrail audit,
            ApplicationEventPublisher announce,
            Clock clock) {
        this.jdbc = jdbc;
        this.notes = notes;
        this.worklist = worklist;
        this.articles = articles;
        this.signing = signing;
        this.outcomes = outcomes;
        this.drafts = drafts;
        this.audit = audit;
        this.announce = announce;
        this.clock = clock;
    }

    /** Everything ever said about an article's revisions, oldest first. */
    public List<ReviewNote> notesOn(ArticleId article) {
        return notes.on(article);
    }

    /** What finished a turn, if words did. */
    public Optional<ReviewNote> byTask(String taskId) {
        return jdbc.sql("select * from review_note where task_id = ?")
                .param(taskId)
                .query((row, n) -> note(row))
                .optional();
    }

    /**
     * Sends the text back to its writer. Valid even if the text changed meanwhile: the note says which revision it is
     * about, and the next reading goes to the same reviewer.
     *
     * @throws ReviewNote.ReasonMissing if the reason is blank
     */
    @Transactional
    public void requestChanges(Person reviewer, String taskId, ReadRevision read, String reason) {
        Turn turn = worklist.holdFor(reviewer, taskId, StepForm.REVIEW);
        String words = ReviewNote.reason(reason);
        Article article = articles.hold(ArticleId.of(turn.subject()));
        int revision = read.numberIn(article);
        write(turn, article, revision, ReviewNote.Kind.CHANGES_REQUESTED, reviewer, words);
        record(article, reviewer, ReviewAction.CHANGES_REQUESTED, revision, turn, words);
        drafts.drop(taskId);
        announce.publishEvent(new ChangesRequested(taskId, article.id(), revision, reviewer.id(), words));
    }

    /**
     * A further stage lets the text through.
     *
     * @throws SigningPolicy.OwnText if the person wrote any of it
     * @throws ReadRevision.StaleRevision if the text is no longer the one that was read
     */
    @Transactional
    public void approve(Person person, String taskId, ReadRevision read, String remark) {
        Turn turn = worklist.holdFor(person, taskId, StepForm.APPROVE);
        Article article = articles.hold(ArticleId.of(turn.subject()));
        Revision latest = articles.latest(article);
        read.mustBe(latest);
        if (SigningPolicy.isOwnText(person, article, signing.hasWritten(person, article))) {
            throw new SigningPolicy.OwnText(article.title());
        }
        String words = VisibleText.orEmpty(remark);
        write(turn, article, latest.number(), ReviewNote.Kind.APPROVED, person, words);
        record(article, person, ReviewAction.APPROVED, latest.number(), turn, words);
        announce.publishEvent(new StageApproved(taskId, article.id(), latest.number(), person.id(), words));
    }

    /**
     * A further stage sends the text back, where the diagram drew a way back.
     *
     * @throws NoWayBack if it drew none
     * @throws ReviewNote.ReasonMissing if the reason is blank
     */
    @Transactional
    public void sendBack(Person person, String taskId, String reason) {
        Turn turn = worklist.holdFor(person, taskId, StepForm.APPROVE);
        if (!turn.stage().refusable()) {
            throw new NoWayBack(turn.step());
        }
        String words = ReviewNote.reason(reason);
        Article article = articles.hold(ArticleId.of(turn.subject()));
        int revision = article.latestRevision();
        write(turn, article, revision, ReviewNote.Kind.SENT_BACK, person, words);
        record(article, person, ReviewAction.SENT_BACK, revision, turn, words);
        announce.publishEvent(new StageSentBack(taskId, article.id(), revision, person.id(), words));
    }

    /**
     * Takes back what was asked of a text; only whoever asked may.
     *
     * @throws NoSuchRequest if nothing of the kind was asked of this article
     * @throws ReviewNote.NotYourRequest if somebody else asked
     * @throws ReviewNote.RequestIsOver if it does not stand any more
     */
    @Transactional
    public void withdraw(Person person, ArticleId id, UUID request) {
        Article article = articles.hold(id);
        ReviewNote note = notesOn(id).stream()
                .filter(said -> said.id().equals(request) && said.kind() != ReviewNote.Kind.APPROVED)
                .findFirst()
                .orElseThrow(NoSuchRequest::new);
        note.mustBeWithdrawableBy(person, outcomes.requests(id), article);
        jdbc.sql("insert into review_note_withdrawn (note_id, withdrawn_by, withdrawn_at) values (?, ?, ?)")
                .params(request, person.id().value(), DbTime.at(clock.instant()))
                .update();
        audit.record(
                id.subject(),
                person.id(),
                ReviewAction.CHANGES_WITHDRAWN,
                "revision " + note.revision(),
                Map.of("step", note.step()));
        announce.publishEvent(new RequestWithdrawn(article, note, person.id()));
    }

    /** Whoever asked for a change of a text has taken that back. */
    public record RequestWithdrawn(Article article, ReviewNote request, PersonId by) {}

    private void write(Turn turn, Article article, int revision, ReviewNote.Kind kind, Person author, String words) {
        jdbc.sql("""
                        insert into review_note (id, article_id, revision, task_id, step, kind, author, author_name, words,
                                                 written_at, round)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select round from review_round where article_id = ?))
                        """)
                .params(
                        UUID.randomUUID(),
                        article.id().value(),
                        revision,
                        turn.taskId(),
                        turn.step(),
                        kind.name(),
                        author.id().value(),
                        author.name(),
                        words,
                        DbTime.at(clock.instant()),
                        article.id().value())
                .update();
    }

    private void record(Article article, Person by, AuditAction action, int revision, Turn turn, String words) {
        audit.record(
                article.id().subject(),
                by.id(),
                action,
                "revision " + revision,
                VisibleText.isBlank(words) ? Map.of("step", turn.step()) : Map.of("step", turn.step(), "note", words));
    }

    static ReviewNote note(ResultSet row) throws SQLException {
        return new ReviewNote(
                row.getObject("id", UUID.class),
                new ArticleId(row.getObject("article_id", UUID.class)),
                row.getInt("revision"),
                row.getString("task_id"),
                row.getString("step"),
                ReviewNote.Kind.valueOf(row.getString("kind")),
                new PersonId(row.getObject("author", UUID.class)),
                row.getString("author_name"),
                row.getString("words"),
                DbTime.read(row, "written_at"));
    }

    /** Nothing of the kind was asked of this article. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static final class NoSuchRequest extends Refusal {}

    /** The newsroom drew this step without a way back. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NoWayBack extends Refusal {

        NoWayBack(String step) {
            super(step);
        }
    }

    /** A reviewer sent a revision back, saying why. */
    public record ChangesRequested(String taskId, ArticleId article, int revision, PersonId by, String reason) {}

    /** A further stage the newsroom added said yes. */
    public record StageApproved(String taskId, ArticleId article, int revision, PersonId by, String remark) {}

    /** A further stage the newsroom added sent the text back, saying why. */
    public record StageSentBack(String taskId, ArticleId article, int revision, PersonId by, String reason) {}
}
