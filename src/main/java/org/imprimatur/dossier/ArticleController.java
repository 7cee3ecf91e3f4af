package org.imprimatur.dossier;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.article.GivenUpDrafts;
import org.imprimatur.article.Revision;
import org.imprimatur.article.typeset.Typesetter;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.publication.Banner;
import org.imprimatur.publication.Banners;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.Withdrawal;
import org.imprimatur.publication.Withdrawals;
import org.imprimatur.review.ReviewNote;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.ReviewOutcomes;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.imprimatur.worklist.FailedStep;
import org.imprimatur.worklist.FailedStepProvider;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPanel;
import org.imprimatur.worklist.TurnPanels;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Vacancy;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The page of one article: whose turn it is, its text, its sources, and everything that happened to it. */
@Controller
@RequestMapping("/desk/articles/{id}")
class ArticleController {

    private final ArticlePolicy policy;
    private final PublishingCommands publishingCommands;
    private final Withdrawals withdrawals;
    private final Banners banners;
    private final Articles articles;
    private final GivenUpDrafts drafts;
    private final Worklist worklist;
    private final TurnPanels panels;
    private final SignOffs signOffs;
    private final ReviewOutcomes outcomes;
    private final People people;
    private final Typesetter typesetter;
    private final ArticleTimeline articleTimeline;
    private final List<FailedStepProvider> failedSteps;
    private final Messages messages;
    private final Clock clock;

    ArticleController(
            ArticlePolicy policy,
            PublishingCommands publishingCommands,
            Withdrawals withdrawals,
            Banners banners,
            Articles articles,
            GivenUpDrafts drafts,
            Worklist worklist,
            TurnPanels panels,
            SignOffs signOffs,
            ReviewOutcomes outcomes,
            People people,
            Typesetter typesetter,
            ArticleTimeline articleTimeline,
            List<FailedStepProvider> failedSteps,
            Messages messages,
            Clock clock) {
        this.policy = policy;
        this.publishingCommands = publishingCommands;
        this.withdrawals = withdrawals;
        this.banners = banners;
        this.articles = articles;
        this.drafts = drafts;
        this.worklist = worklist;
        this.panels = panels;
        this.signOffs = signOffs;
        this.outcomes = outcomes;
        this.people = people;
        this.typesetter = typesetter;
        this.articleTimeline = articleTimeline;
        this.failedSteps = List.copyOf(failedSteps);
        this.messages = messages;
        this.clock = clock;
    }

    record Tab(
            String href,
            String label,
            String section,
            @Nullable Integer count) {}

    /**
     * @param holder in words: a name, or the roles it lies with
     * @param before who was parted from it, empty if nobody was
     */
    record Waiting(
            String href,
            String step,
            String holder,
            String before,
            Turn turn,
            TurnPanel panel,
            boolean mine,
            boolean mayOpen) {}

    /** That the draft was given up. @param mayTakeUp whether this person may begin it anew */
    record GivenUp(String by, Instant at, String reason, boolean mayTakeUp) {}

    /** A change asked for that stands. @param mayWithdraw whether it was this person who asked */
    record Request(ReviewNote note, boolean mayWithdraw) {}

    /** @param partly how many of the signatures needed there are, in words; null unless some are missing */
    record ArticlePage(
            Article article,
            List<FailedStep> stuck,
            Revision revision,
            String writer,
            String state,
            @Nullable String partly,
            List<Request> requests,
            List<Waiting> waiting,
            List<SignOff> signatures,
            boolean lapsed,
            @Nullable Instant scheduled,
            boolean mayCallBack,
            boolean mayBeginAgain,
            @Nullable GivenUp givenUp,
            @Nullable Withdrawal withdrawal,
            @Nullable Banner banner,
            boolean mayProtect,
            List<Tab> tabs) {}

    @GetMapping
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    String text(@CurrentPerson Person me, @PathVariable ArticleId id, Model model) {
        ArticlePage page = page(me, id, model);
        model.addAttribute("set", typesetter.forDesk(page.revision().text()));
        return "dossier/article-text";
    }

    @GetMapping("/sources")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    String sources(@CurrentPerson Person me, @PathVariable ArticleId id, Model model) {
        ArticlePage page = page(me, id, model);
        model.addAttribute("set", typesetter.forDesk(page.revision().text()));
        return "dossier/article-sources";
    }

    @GetMapping("/timeline")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    String timeline(@CurrentPerson Person me, @PathVariable ArticleId id, Model model) {
        ArticlePage page = page(me, id, model);
        model.addAttribute("days", articleTimeline.of(page.article()));
        return "dossier/article-timeline";
    }

    private ArticlePage page(Person me, ArticleId id, Model model) {
        Article article = policy.requireReadable(me, id);
        Revision revision = articles.latest(article);
        List<SignOff> all = signOffs.on(id);
        List<SignOff> matching = revision.isIntact() ? signOffs.matching(id, revision.sha256()) : List.of();
        List<Waiting> waiting = worklist.openOn(id.subject()).stream()
                .map(turn -> waiting(me, turn))
                .toList();
        boolean lapsed = matching.isEmpty() && !all.isEmpty();
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
        ArticlePage page = new ArticlePage(
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
                scheduled,
                scheduled != null && me.holds(Role.publisher()),
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
        model.addAttribute("page", page);
        return page;
    }

    private Waiting waiting(Person me, Turn turn) {
        PersonId holder = turn.assignee();
        TurnPanel panel = panels.of(turn, me);
        Vacancy vacancy = turn.vacancy();
        return new Waiting(
                "/desk/tasks/" + turn.taskId(),
                turn.step(),
                holder == null
                        ? ArticleListController.roles(
                                turn.candidates().stream().map(Role::name).collect(Collectors.joining(" ")))
                        : people.find(holder).map(Person::name).orElse(""),
                vacancy == null
                        ? ""
                        : people.find(vacancy.by()).map(Person::name).orElse(""),
                turn,
                panel,
                TurnPolicy.mayWorkOn(me, turn) || panel.mayTake(),
                TurnPolicy.maySee(me, turn));
    }

    private String state(Article article, List<Waiting> waiting, boolean signed, boolean lapsed, boolean givenUp) {
        if (waiting.stream().anyMatch(w -> isOverdue(w.turn().due()))) return "overdue";
        if (waiting.stream().anyMatch(Waiting::mine)) return "needs-you";
        if (!waiting.isEmpty()) return signed ? "signed" : lapsed ? "lapsed" : "waiting";
        if (article.withdrawn() != null) return "withdrawn";
        if (article.live() != null) return "live";
        if (givenUp) return "given-up";
        return signed ? "signed" : "draft";
    }

    private boolean isOverdue(@Nullable Instant due) {
        return due != null && due.isBefore(clock.instant());
    }

    private Tab tab(ArticleId id, String path, String section) {
        return new Tab("/desk/articles/" + id + path, messages.say("desk.article.tab." + section), section, null);
    }
}
