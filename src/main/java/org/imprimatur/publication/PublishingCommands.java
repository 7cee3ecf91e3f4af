package org.imprimatur.publication;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.article.Revision;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Refusal;
import org.imprimatur.review.ReadRevision;
import org.imprimatur.review.ReviewNote;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The publisher's decisions about a signed text: now, later, or back. There is no way to publish a text that no
 * qualified clinician has signed, and no override.
 */
@Service
public class PublishingCommands {

    private final Worklist worklist;
    private final Articles articles;
    private final ArticleCommands articleCommands;
    private final ReviewChecks checks;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final ScheduledPublications schedule;
    private final Corrections corrections;
    private final ReReviews reReviews;
    private final Clock clock;

    PublishingCommands(
            Worklist worklist,
            Articles articles,
            ArticleCommands articleCommands,
            ReviewChecks checks,
            AuditTrail audit,
            ApplicationEventPublisher announce,
            ScheduledPublications schedule,
            Corrections corrections,
            ReReviews reReviews,
            Clock clock) {
        this.worklist = worklist;
        this.articles = articles;
        this.articleCommands = articleCommands;
        this.checks = checks;
        this.audit = audit;
        this.announce = announce;
        this.schedule = schedule;
        this.corrections = corrections;
        this.reReviews = reReviews;
        this.clock = clock;
    }

    /** A signed text that waits for its time. */
    public record Scheduled(ArticleId article, int revision, Instant at, PersonId by, Instant orderedAt) {}

    /**
     * What a publisher says about mistakes as they let a text go.
     *
     * @param words   the public notice, null if none was worded
     * @param settles that the text answers every plan, also those made after it was signed or without a change to it
     */
    public record Answer(@Nullable NoticeText words, boolean settles) {

        public static final Answer NONE = new Answer(null, false);
    }

    public Optional<Scheduled> scheduled(ArticleId article) {
        return schedule.of(article);
    }

    /** @throws NotScheduled if it is live already, or was called back before */
    public Scheduled requireScheduled(ArticleId article) {
        return schedule.of(article)
                .orElseThrow(() -> new NotScheduled(articles.require(article).title()));
    }

    /**
     * @throws ReviewCheck.NotSigned if nobody qualified signed exactly this text
     * @throws ReviewCheck.SignatureInQuestion if the credential of a signature is out of use, and nobody decided about it
     * @throws ReviewCheck.TooFewSignatures if fewer signed it than must
     * @throws ReviewCheck.NoSignatureCounts if a publisher decided against the signature under it
     * @throws ReviewCheck.RequestStands if somebody asked for a change of it and has not withdrawn that
     * @throws ReviewCheck.RestsOnRetracted if a work it cites was retracted
     * @throws ReviewCheck.RiskIsAsked if a graver level of risk is asked for, and no publisher has answered
     * @throws ReviewCheck.SignedBeforeWithdrawal if the article was withdrawn and has not been signed since
     * @throws org.imprimatur.review.ReadRevision.StaleRevision if it is no longer the text the publisher saw
     */
    @Transactional
    public void publishNow(Person publisher, String taskId, ReadRevision read) {
        publishNow(publisher, taskId, read, Answer.NONE);
    }

    /**
     * @param answer what readers are told, if the text puts something right
     * @throws ReviewCheck.NotSigned if nobody qualified signed exactly this text
     * @throws ReviewCheck.SignatureInQuestion if the credential of a signature is out of use, and nobody decided about it
     * @throws ReviewCheck.TooFewSignatures if fewer signed it than must
     * @throws ReviewCheck.NoSignatureCounts if a publisher decided against the signature under it
     * @throws ReviewCheck.RequestStands if somebody asked for a change of it and has not withdrawn that
     * @throws ReviewCheck.RestsOnRetracted if a work it cites was retracted
     * @throws ReviewCheck.RiskIsAsked if a graver level of risk is asked for, and no publisher has answered
     * @throws ComingCorrection.NoticeMissing if it puts something right and readers are not told
     * @throws ComingCorrection.SignedTooEarly if something came to light after the signature and the publisher did not
     *     say that the text puts that right as well
     * @throws ComingCorrection.NothingCorrected if something is said to be wrong, the text is unchanged, and the
     *     publisher did not say that this is as it should be
     * @throws org.imprimatur.review.ReadRevision.StaleRevision if it is no longer the text the publisher saw
     */
    @Transactional
    public void publishNow(Person publisher, String taskId, ReadRevision read, Answer answer) {
        order(publisher, taskId, requirePublishable(publisher, taskId, read), null, answer);
    }

    /**
     * @param day  "2026-12-24", as the newsroom's calendar has it
     * @param time "09:30", as the newsroom's clock has it
     * @return when it will go live
     */
    @Transactional
    public Instant schedule(Person publisher, String taskId, ReadRevision read, String day, String time) {
        return schedule(publisher, taskId, read, day, time, Answer.NONE);
    }

    /**
     * The same for a text that puts something right; refuses as {@link #publishNow(Person, String, ReadRevision, Answer)} does.
     *
     * @return when it will go live, and the notice with it
     */
    @Transactional
    public Instant schedule(
            Person publisher, String taskId, ReadRevision read, String day, String time, Answer answer) {
        worklist.holdFor(publisher, taskId, StepForm.PUBLISH);
        Instant at = ScheduleTime.at(day, time, clock.getZone(), clock.instant());
        order(publisher, taskId, requirePublishable(publisher, taskId, read), at, answer);
        return at;
    }

    /**
     * The same as somebody typed it, who is asked about a time that is probable only by mistake.
     *
     * @throws ScheduleTime.Doubted if the time has to be asked about
     */
    @Transactional
    public Instant schedule(
            Person publisher, String taskId, ReadRevision read, ScheduleTime.Typed typed, Answer answer) {
        worklist.holdFor(publisher, taskId, StepForm.PUBLISH);
        ScheduleTime.at(typed.day(), typed.time(), clock.getZone(), clock.instant());
        ReviewCheck check = requirePublishable(publisher, taskId, read);
        Instant at = ScheduleTime.meant(typed, clock.getZone(), clock.instant());
        order(publisher, taskId, check, at, answer);
        return at;
    }

    /** @throws ReviewNote.ReasonMissing if the reason is blank */
    @Transactional
    public void sendBack(Person publisher, String taskId, String reason) {
        Turn turn = worklist.holdFor(publisher, taskId, StepForm.PUBLISH);
        String words = ReviewNote.reason(reason);
        Article article = articles.hold(ArticleId.of(turn.subject()));
        audit.record(
                article.id().subject(),
                publisher.id(),
                PublicationAction.SENT_BACK,
                "revision " + article.latestRevision(),
                Map.of("note", words));
        announce.publishEvent(
                new PublicationSentBack(taskId, article.id(), article.latestRevision(), publisher.id(), words));
    }

    /**
     * Takes a scheduled publication back before its time.
     *
     * @throws NotScheduled if it is live already, or was called back before
     */
    @Transactional
    public void callBack(Person publisher, ArticleId id) {
        mustBePublisher(publisher);
        Article article = articles.hold(id);
        if (!schedule.callBack(id, publisher)) {
            throw new NotScheduled(article.title());
        }
    }

    /** Forgets the time a text was to go live at, because it goes another way; nothing happens if there was none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unschedule(ArticleId id, Person by) {
        schedule.end(id, by);
    }

    /**
     * Gives a text that waits another time.
     *
     * @param seen the time the publisher saw
     * @return when it will go live
     * @throws NotScheduled if it is live already, or was called back before
     * @throws OtherTimeByNow if somebody else has moved it meanwhile
     * @throws ReviewCheck.RequestStands or another refusal of {@link ReviewCheck} if the text can no longer go live
     * @throws ScheduleTime.Doubted if the time has to be asked about
     */
    @Transactional
    public Instant reschedule(Person publisher, ArticleId id, Instant seen, ScheduleTime.Typed typed) {
        mustBePublisher(publisher);
        Article article = articles.hold(id);
        Scheduled was = requireScheduled(id);
        if (!was.at().equals(seen)) {
            throw new OtherTimeByNow(article.title(), ScheduleTime.words(was.at(), clock.getZone()));
        }
        Instant at = ScheduleTime.meant(typed, clock.getZone(), clock.instant());
        checks.of(article).mustHold();
        if (!at.equals(was.at())) {
            schedule.move(id, at, publisher.id(), DbTime.now(clock));
            audit.record(
                    id.subject(),
                    publisher.id(),
                    PublicationAction.RESCHEDULED,
                    "revision " + was.revision(),
                    Map.of("was", was.at().toString(), "at", at.toString()));
            announce.publishEvent(new PublicationMoved(was, at, publisher.id()));
        }
        return at;
    }

    /**
     * Sends an article on its way again because something in it is wrong; the live text stays meanwhile.
     *
     * @param summary what is wrong, for the writer now and as the first words of the notice
     */
    @Transactional
    public void correct(Person publisher, ArticleId id, Severity severity, String summary) {
        mustBePublisher(publisher);
        corrections.plan(id, severity, summary, publisher);
        articleCommands.beginAgain(id, ReviewReason.CORRECTION, publisher);
    }

    /** Has a live article read again by a clinician although nothing is known to be wrong. */
    @Transactional
    public void readAgain(Person publisher, ArticleId id) {
        mustBePublisher(publisher);
        reReviews.begin(id, publisher);
    }

    private void order(Person publisher, String taskId, ReviewCheck check, @Nullable Instant at, Answer answer) {
        Article article = check.article();
        Revision latest = check.latest();
        corrections.prepare(article, latest, check.matching(), answer, publisher);
        schedule.remove(article.id());
        if (at != null) {
            schedule.put(article.id(), latest, at, publisher.id(), DbTime.now(clock));
        }
        audit.record(
                article.id().subject(),
                publisher.id(),
                at == null ? PublicationAction.ORDERED : PublicationAction.SCHEDULED,
                "revision " + latest.number(),
                Map.of("sha256", latest.sha256(), "at", at == null ? "now" : at.toString()));
        announce.publishEvent(new PublicationOrdered(taskId, article.id(), latest.number(), at, publisher.id()));
    }

    /** What was asked of the article, held, if its text as the publisher read it may go live. */
    private ReviewCheck requirePublishable(Person publisher, String taskId, ReadRevision read) {
        Turn turn = worklist.holdFor(publisher, taskId, StepForm.PUBLISH);
        ReviewCheck check = checks.of(articles.hold(ArticleId.of(turn.subject())));
        check.mustHold();
        read.mustBe(check.latest());
        return check;
    }

    /** @throws PublishersOnly if it is not for this person to decide what readers see */
    static void mustBePublisher(Person person) {
        if (!person.holds(Role.publisher())) {
            throw new PublishersOnly();
        }
    }

    /** It waits for another time than the publisher saw. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class OtherTimeByNow extends Refusal {

        OtherTimeByNow(String title, String time) {
            super(title, time);
        }
    }

    /** There is no scheduled publication to call back: it went live, or somebody called it back before. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NotScheduled extends Refusal {

        NotScheduled(String title) {
            super(title);
        }
    }

    /** It is for publishers to decide what readers see. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static class PublishersOnly extends Refusal {

        PublishersOnly() {
            super();
        }
    }

    /**
     * A publisher decided that the signed text shall go live.
     *
     * @param at when; null for now
     */
    public record PublicationOrdered(
            String taskId,
            ArticleId article,
            int revision,
            @Nullable Instant at,
            PersonId by) {}

    /**
     * A text that waits goes live at another time.
     *
     * @param was what was ordered until now
     */
    public record PublicationMoved(Scheduled was, Instant at, PersonId by) {}

    /** A publisher returned a signed text to its writer, saying why. */
    public record PublicationSentBack(String taskId, ArticleId article, int revision, PersonId by, String reason) {}
}
