package org.imprimatur.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.Typesetter;
import org.imprimatur.people.Admits;
import org.imprimatur.people.Me;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.publication.Banner;
import org.imprimatur.publication.Banners;
import org.imprimatur.publication.Publishing;
import org.imprimatur.publication.Withdrawal;
import org.imprimatur.publication.Withdrawals;
import org.imprimatur.review.SignOff;
import org.imprimatur.review.SignOffs;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPolicy;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All articles, and one article with whose turn it is, its text, its sources and everything that happened to it. */
@Controller
class ArticlesController {

    private static final int PAGE = 50;
    private static final Set<String> STATES = Set.of("all", "mine", "work", "live", "withdrawn");

    private final ArticleShelf shelf;
    private final ArticlePolicy policy;
    private final Publishing publishing;
    private final Withdrawals withdrawals;
    private final Banners banners;
    private final Articles articles;
    private final Worklist worklist;
    private final SignOffs signOffs;
    private final People people;
    private final Typesetter typesetter;
    private final Timeline timeline;
    private final MessageSource words;
    private final Clock clock;

    ArticlesController(
            ArticleShelf shelf,
            ArticlePolicy policy,
            Publishing publishing,
            Withdrawals withdrawals,
            Banners banners,
            Articles articles,
            Worklist worklist,
            SignOffs signOffs,
            People people,
            Typesetter typesetter,
            Timeline timeline,
            MessageSource words,
            Clock clock) {
        this.shelf = shelf;
        this.policy = policy;
        this.publishing = publishing;
        this.withdrawals = withdrawals;
        this.banners = banners;
        this.articles = articles;
        this.worklist = worklist;
        this.signOffs = signOffs;
        this.people = people;
        this.typesetter = typesetter;
        this.timeline = timeline;
        this.words = words;
        this.clock = clock;
    }

    record Choice(String href, String label, @Nullable Integer count, boolean current) {}

    record ListPage(
            List<Row> rows,
            List<Choice> states,
            List<Choice> topics,
            ArticleShelf.Filter filter,
            @Nullable String later,
            @Nullable String earlier,
            boolean mayWrite,
            boolean filtered) {}

    record Row(
            ArticleShelf.Line line, String state, @Nullable String roles) {}

    record Tab(
            String href,
            String label,
            String section,
            @Nullable Integer count) {}

    /** @param holder in words: a name, or the roles it lies with */
    record Waiting(String href, String step, String holder, Turn turn, boolean mine, boolean mayOpen) {}

    record ArticlePage(
            Article article,
            Revision revision,
            String writer,
            String state,
            List<Waiting> waiting,
            List<SignOff> signatures,
            boolean lapsed,
            @Nullable Instant scheduled,
            boolean mayCallBack,
            boolean mayBeginAgain,
            @Nullable Withdrawal withdrawal,
            @Nullable Banner banner,
            boolean mayProtect,
            List<Tab> tabs) {}

    @GetMapping("/desk/articles")
    @Admits(Admits.Who.NEWSROOM)
    String list(
            @Me Person me,
            Model model,
            @RequestParam(defaultValue = "all") String state,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<Integer> before,
            @RequestParam Optional<Integer> after) {
        var filter = new ArticleShelf.Filter(STATES.contains(state) ? state : "all", topic.strip(), q.strip());
        var lines = shelf.page(me, filter, before.orElse(null), after.orElse(null), PAGE + 1);
        boolean forward = after.isEmpty();
        boolean more = lines.size() > PAGE;
        if (more) {
            lines = forward ? lines.subList(0, PAGE) : lines.subList(1, lines.size());
        }
        boolean anyLater = forward ? before.isPresent() && !lines.isEmpty() : more;
        boolean anyEarlier = forward ? more : !lines.isEmpty();
        model.addAttribute(
                "page",
                new ListPage(
                        lines.stream().map(this::row).toList(),
                        states(me, filter),
                        topics(me, filter),
                        filter,
                        anyLater ? address(filter, "after=" + lines.get(0).number()) : null,
                        anyEarlier
                                ? address(
                                        filter,
                                        "before=" + lines.get(lines.size() - 1).number())
                                : null,
                        ArticlePolicy.mayBegin(me),
                        !filter.state().equals("all")
                                || !filter.topic().isEmpty()
                                || !filter.words().isEmpty()));
        return "desk/articles";
    }

    @GetMapping("/desk/articles/{id}")
    @Admits(Admits.Who.NEWSROOM)
    String text(@Me Person me, @PathVariable ArticleId id, Model model) {
        ArticlePage page = page(me, id, model);
        model.addAttribute("set", typesetter.set(page.revision().text(), "/desk/images/"));
        return "desk/article-text";
    }

    @GetMapping("/desk/articles/{id}/sources")
    @Admits(Admits.Who.NEWSROOM)
    String sources(@Me Person me, @PathVariable ArticleId id, Model model) {
        ArticlePage page = page(me, id, model);
        model.addAttribute("set", typesetter.set(page.revision().text(), "/desk/images/"));
        return "desk/article-sources";
    }

    @GetMapping("/desk/articles/{id}/timeline")
    @Admits(Admits.Who.NEWSROOM)
    String timeline(@Me Person me, @PathVariable ArticleId id, Model model) {
        ArticlePage page = page(me, id, model);
        model.addAttribute("days", timeline.of(page.article()));
        return "desk/article-timeline";
    }

    private ArticlePage page(Person me, ArticleId id, Model model) {
        Article article = policy.requireReadable(me, id);
        Revision revision = articles.latest(article);
        List<SignOff> all = signOffs.on(id);
        List<SignOff> matching = revision.isIntact() ? signOffs.matching(id, revision.sha256()) : List.of();
        List<Waiting> waiting = worklist.openOn(id.businessKey()).stream()
                .map(turn -> waiting(me, turn))
                .toList();
        boolean lapsed = matching.isEmpty() && !all.isEmpty();
        Instant scheduled =
                publishing.scheduled(id).map(Publishing.Scheduled::at).orElse(null);
        ArticlePage page = new ArticlePage(
                article,
                revision,
                people.find(article.writer()).map(Person::name).orElse(""),
                scheduled == null ? state(article, waiting, !matching.isEmpty(), lapsed) : "scheduled",
                waiting,
                matching,
                lapsed,
                scheduled,
                scheduled != null && me.holds(Role.publisher()),
                waiting.isEmpty() && scheduled == null && ArticlePolicy.mayBeginAgain(me, article),
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
        boolean mine = TurnPolicy.mayWorkOn(me, turn) || TurnPolicy.mayTake(me, turn);
        return new Waiting(
                "/desk/tasks/" + turn.taskId(),
                turn.step(),
                holder == null
                        ? roles(turn.candidates().stream().map(Role::name).collect(Collectors.joining(" ")))
                        : people.find(holder).map(Person::name).orElse(""),
                turn,
                mine,
                TurnPolicy.maySee(me, turn));
    }

    private String state(Article article, List<Waiting> waiting, boolean signed, boolean lapsed) {
        if (waiting.stream().anyMatch(w -> isOverdue(w.turn().due()))) return "overdue";
        if (waiting.stream().anyMatch(Waiting::mine)) return "needs-you";
        if (!waiting.isEmpty()) return signed ? "signed" : lapsed ? "lapsed" : "waiting";
        if (article.withdrawn() != null) return "withdrawn";
        if (article.live() != null) return "live";
        return signed ? "signed" : "draft";
    }

    private Row row(ArticleShelf.Line line) {
        String otherwise = line.withdrawn() ? "withdrawn" : line.live() ? "live" : null;
        String state = line.step() == null
                ? (otherwise == null ? "draft" : otherwise)
                : isOverdue(line.due()) ? "overdue" : otherwise == null ? "waiting" : otherwise;
        return new Row(line, state, line.candidates() == null ? null : roles(line.candidates()));
    }

    private boolean isOverdue(@Nullable Instant due) {
        return due != null && due.isBefore(clock.instant());
    }

    /** "medical reviewer or legal" */
    private static String roles(String names) {
        return java.util.Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .sorted()
                .map(name -> new Role(name).words())
                .collect(Collectors.joining(" or "));
    }

    private Tab tab(ArticleId id, String path, String section) {
        return new Tab("/desk/articles/" + id + path, say("desk.article.tab." + section), section, null);
    }

    private List<Choice> states(Person me, ArticleShelf.Filter filter) {
        ArticleShelf.Counts counts = shelf.counts(me);
        List<Choice> choices = new ArrayList<>();
        choices.add(state("all", counts.all(), filter));
        if (me.holds(Role.writer())) choices.add(state("mine", counts.mine(), filter));
        choices.add(state("work", counts.work(), filter));
        choices.add(state("live", counts.live(), filter));
        if (counts.withdrawn() > 0 || filter.state().equals("withdrawn")) {
            choices.add(state("withdrawn", counts.withdrawn(), filter));
        }
        return choices;
    }

    private Choice state(String state, int count, ArticleShelf.Filter filter) {
        return new Choice(
                address(new ArticleShelf.Filter(state, filter.topic(), filter.words()), ""),
                say("desk.articles.state." + state),
                count,
                filter.state().equals(state));
    }

    private List<Choice> topics(Person me, ArticleShelf.Filter filter) {
        return shelf.topics(me).stream()
                .map(topic -> {
                    boolean current = topic.equals(filter.topic());
                    var other = new ArticleShelf.Filter(filter.state(), current ? "" : topic, filter.words());
                    return new Choice(address(other, ""), topic, null, current);
                })
                .toList();
    }

    private static String address(ArticleShelf.Filter filter, String position) {
        Map<String, String> parts = new LinkedHashMap<>();
        if (!filter.state().equals("all")) parts.put("state", filter.state());
        if (!filter.topic().isEmpty()) parts.put("topic", filter.topic());
        if (!filter.words().isEmpty()) parts.put("q", filter.words());
        String query = parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String whole = query.isEmpty() || position.isEmpty() ? query + position : query + "&" + position;
        return "/desk/articles" + (whole.isEmpty() ? "" : "?" + whole);
    }

    private String say(String key) {
        return words.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
