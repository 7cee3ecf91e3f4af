package org.imprimatur.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.article.GivenUpDrafts;
import org.imprimatur.article.HandedInTexts;
import org.imprimatur.article.Revision;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Messages;
import org.imprimatur.publication.Banner;
import org.imprimatur.publication.Banners;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.ReReviews;
import org.imprimatur.publication.Withdrawal;
import org.imprimatur.publication.Withdrawals;
import org.imprimatur.review.ReviewNote;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.imprimatur.worklist.FailedStep;
import org.imprimatur.worklist.FailedStepProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what stands above every tab of an article's page: its state, whose move it is, what is asked for. */
@Component
class ArticleHeads {

    private final Articles articles;
    private final WaitingTurns waitingTurns;
    private final SignOffs signOffs;
    private final ReviewOutcomes outcomes;
    private final PublishingCommands publishingCommands;
    private final ReReviews reReviews;
    private final Withdrawals withdrawals;
    private final Banners banners;
    private final GivenUpDrafts drafts;
    private final HandedInTexts handedIn;
    private final ArticlePolicy policy;
    private final List<FailedStepProvider> failedSteps;
    private final People people;
    private final Messages messages;

    ArticleHeads(
            Articles articles,
            WaitingTurns waitingTurns,
            SignOffs signOffs,
            ReviewOutcomes outcomes,
            PublishingCommands publishingCommands,
            ReReviews reReviews,
            Withdrawals withdrawals,
            Banners banners,
            GivenUpDrafts drafts,
            HandedInTexts handedIn,
            ArticlePolicy policy,
            List<FailedStepProvider> failedSteps,
            People people,
            Messages messages) {
        this.articles = articles;
        this.waitingTurns = waitingTurns;
        this.signOffs = signOffs;
        this.outcomes = outcomes;
        this.publishingCommands = publishingCommands;
        this.reReviews = reReviews;
        this.withdrawals = withdrawals;
        this.banners = banners;
        this.drafts = drafts;
        this.handedIn = handedIn;
        this.policy = policy;
        this.failedSteps = List.copyOf(failedSteps);
        this.people = people;
        this.messages = messages;
    }

    record Tab(
            String href,
            String label,
            String section,
            @Nullable Integer count) {}

    /** That the draft was given up. @param mayTakeUp whether this person may begin it anew */
    record GivenUp(String by, Instant at, String reason, boolean mayTakeUp) {}

    /** A change asked for that stands. @param mayWithdraw whether it was this person who asked */
    record Request(ReviewNote note, boolean mayWithdraw) {}

    /** @param partly how many of the signatures needed there are, in words; null unless some are missing */
    record Head(
            Article article,
            List<FailedStep> stuck,
            Revision revision,
            String writer,
            String state,
            @Nullable String partly,
            List<Request> requests,
            List<WaitingTurns.Waiting> waiting,
            List<SignOff> signatures,
            boolean lapsed,
            boolean nextEdition,
            @Nullable LocalDate nextReview,
            boolean reviewOverdue,
            @Nullable Instant scheduled,
            boolean mayCallBack,
            boolean mayTakeBack,
            boolean mayGiveUp,
            boolean mayBeginAgain,
            @Nullable GivenUp givenUp,
            @Nullable Withdrawal withdrawal,
            @Nullable Banner banner,
            boolean mayProtect,
            List<Tab> tabs) {}

    Head of(Article article, Person me) {
        ArticleId id = article.id();
        Revision revision = articles.latest(article);
        List<SignOff> all = signOffs.on(id);
        List<SignOff> matching = revision.isIntact() ? signOffs.matching(id, revision.sha256()) : List.of();
        List<WaitingTurns.Waiting> waiting = waitingTurns.on(id, me);
        boolean nextEdition = matching.isEmpty()
                && !all.isEmpty()
                && all.stream().allMatch(signature -> signature.isOfAnEdition(article));
        boolean lapsed = matching.isEmpty() && !all.isEmpty() && !nextEdition;
        ReviewOutcome outcome = outcomes.of(id);
        Instant scheduled = publishingCommands
                .scheduled(id)
                .map(PublishingCommands.Scheduled::at)
                .orElse(null);
        GivenUp givenUp = drafts.find(id)
                .map(note -> new GivenUp(
                        people.find(note.by()).map(Person::name).orElse(""),
                        note.at(),
                        note.reason(),
                        ArticlePolicy.mayTakeUpAgain(me, article)))
                .orElse(null);
        return new Head(
                article,
                failedSteps.stream()
                        .flatMap(room -> room.on(id.subject()).stream())
                        .toList(),
                revision,
                people.find(article.writer()).map(Person::name).orElse(""),
                scheduled == null
                        ? state(article, waiting, revision.isIntact() && outcome.isSigned(), lapsed, givenUp != null)
                        : "scheduled",
                outcome.isPartlySigned() ? messages.say("review.signatures", outcome.given(), outcome.needed()) : null,
                outcome.requests().stream()
                        .map(note -> new Request(note, me.is(note.author())))
                        .toList(),
                waiting,
                matching,
                lapsed,
                nextEdition,
                nextReview(article),
                reReviews.isOverdue(article),
                scheduled,
                scheduled != null && me.holds(Role.publisher()),
                handedIn.mayTakeBack(me, article),
                (!waiting.isEmpty() || scheduled != null) && policy.mayGiveUp(me, article),
                waiting.isEmpty() && scheduled == null && ArticlePolicy.mayBeginAgain(me, article),
                givenUp,
                withdrawals.of(id).orElse(null),
                banners.on(id).orElse(null),
                me.holds(Role.publisher()) && article.live() != null,
                List.of(
                        tab(id, "", "text"),
                        tab(id, "/sources", "sources"),
                        tab(id, "/timeline", "timeline"),
                        tab(id, "/process", "process")));
    }

    private static @Nullable LocalDate nextReview(Article article) {
        Article.Live live = article.live();
        return live == null ? null : live.nextReview();
    }

    private static String state(
            Article article, List<WaitingTurns.Waiting> waiting, boolean signed, boolean lapsed, boolean givenUp) {
        if (waiting.stream().anyMatch(turn -> turn.panel().overdue())) return "overdue";
        if (waiting.stream().anyMatch(WaitingTurns.Waiting::mine)) return "needs-you";
        if (!waiting.isEmpty()) return signed ? "signed" : lapsed ? "lapsed" : "waiting";
        if (article.withdrawn() != null) return "withdrawn";
        if (article.live() != null) return "live";
        if (givenUp) return "given-up";
        return signed ? "signed" : "draft";
    }

    private Tab tab(ArticleId id, String path, String section) {
        return new Tab("/desk/articles/" + id + path, messages.say("desk.article.tab." + section), section, null);
    }
}
