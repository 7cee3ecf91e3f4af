package org.imprimatur.dossier;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.AllowedFor;
import org.imprimatur.platform.CurrentPerson;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.imprimatur.review.SignatureCounts;
import org.imprimatur.worklist.Urgencies;
import org.imprimatur.worklist.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of all articles, in the states and topics one asks for. */
@Controller
class ArticleListController {

    private static final int PAGE = 50;
    private static final Set<String> STATES =
            Set.of("all", "mine", "work", "scheduled", "live", "withdrawn", "given-up");

    private final ArticleListReadModel articleList;
    private final SignatureCounts signatures;
    private final Urgencies urgencies;
    private final Messages messages;
    private final Clock clock;

    ArticleListController(
            ArticleListReadModel articleList,
            SignatureCounts signatures,
            Urgencies urgencies,
            Messages messages,
            Clock clock) {
        this.urgencies = urgencies;
        this.articleList = articleList;
        this.signatures = signatures;
        this.messages = messages;
        this.clock = clock;
    }

    record Choice(String href, String label, @Nullable Integer count, boolean current) {}

    record ListPage(
            List<Row> rows,
            List<Choice> states,
            List<Choice> topics,
            ArticleListReadModel.Filter filter,
            @Nullable String later,
            @Nullable String earlier,
            boolean mayWrite,
            boolean mayKeepTopics,
            boolean filtered) {}

    /**
     * @param signatures    how many there are of those it wants, null where there is nothing to say
     * @param urgent        why the work on it cannot wait, empty if it can or nobody works on it
     * @param reviewOverdue the day by which it was to be reviewed again, null unless that has passed
     */
    record Row(
            ArticleListReadModel.Line line,
            String state,
            @Nullable String roles,
            @Nullable String signatures,
            @Nullable LocalDate reviewOverdue,
            String urgent) {}

    @GetMapping("/desk/articles")
    @AllowedFor(AllowedFor.Who.NEWSROOM)
    String list(
            @CurrentPerson Person me,
            Model model,
            @RequestParam(defaultValue = "all") String state,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String q,
            @RequestParam Optional<Integer> before,
            @RequestParam Optional<Integer> after) {
        var filter = new ArticleListReadModel.Filter(STATES.contains(state) ? state : "all", topic.strip(), q.strip());
        var lines = articleList.page(me, filter, before.orElse(null), after.orElse(null), PAGE + 1);
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
                        rows(lines),
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
                        ArticlePolicy.maySeeAll(me),
                        !filter.state().equals("all")
                                || !filter.topic().isEmpty()
                                || !filter.words().isEmpty()));
        return "dossier/articles";
    }

    private List<Row> rows(List<ArticleListReadModel.Line> lines) {
        Map<ArticleId, String> signed = signatures.inWords(lines.stream()
                .filter(ArticleListController::mayBeSigned)
                .map(ArticleListReadModel.Line::id)
                .toList());
        Map<Subject, Urgency> urgent = urgencies.of(lines.stream()
                .filter(line -> line.step() != null)
                .map(line -> line.id().subject())
                .toList());
        return lines.stream()
                .map(line -> row(
                        line,
                        signed.get(line.id()),
                        urgencies.words(urgent.getOrDefault(line.id().subject(), Urgency.none()))))
                .toList();
    }

    private static boolean mayBeSigned(ArticleListReadModel.Line line) {
        String page = line.page();
        return page != null && SignatureCounts.matterAt(page);
    }

    private Row row(ArticleListReadModel.Line line, @Nullable String signed, String urgent) {
        LocalDate next = line.nextReview();
        return new Row(
                line,
                state(line),
                line.candidates() == null ? null : roles(line.candidates()),
                signed,
                next != null && next.isBefore(LocalDate.now(clock)) ? next : null,
                urgent);
    }

    private String state(ArticleListReadModel.Line line) {
        if (line.step() != null && isOverdue(line.due())) {
            return "overdue";
        }
        if (line.goesLiveAt() != null) {
            return "scheduled";
        }
        if (line.withdrawn()) {
            return "withdrawn";
        }
        if (line.live()) {
            return "live";
        }
        if (line.givenUpAt() != null) {
            return "given-up";
        }
        return line.step() != null ? "waiting" : "draft";
    }

    private boolean isOverdue(@Nullable Instant due) {
        return due != null && due.isBefore(clock.instant());
    }

    /** "medical reviewer or legal" */
    static String roles(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .sorted()
                .map(name -> new Role(name).words())
                .collect(Collectors.joining(" or "));
    }

    private List<Choice> states(Person me, ArticleListReadModel.Filter filter) {
        ArticleListReadModel.Counts counts = articleList.counts(me, filter);
        List<Choice> choices = new ArrayList<>();
        choices.add(state("all", counts.all(), filter));
        if (me.holds(Role.writer())) choices.add(state("mine", counts.mine(), filter));
        choices.add(state("work", counts.work(), filter));
        choices.add(state("scheduled", counts.scheduled(), filter));
        choices.add(state("live", counts.live(), filter));
        if (counts.withdrawn() > 0 || filter.state().equals("withdrawn")) {
            choices.add(state("withdrawn", counts.withdrawn(), filter));
        }
        if (counts.givenUp() > 0 || filter.state().equals("given-up")) {
            choices.add(state("given-up", counts.givenUp(), filter));
        }
        return choices;
    }

    private Choice state(String state, int count, ArticleListReadModel.Filter filter) {
        return new Choice(
                address(new ArticleListReadModel.Filter(state, filter.topic(), filter.words()), ""),
                messages.say("desk.articles.state." + state),
                count,
                filter.state().equals(state));
    }

    private List<Choice> topics(Person me, ArticleListReadModel.Filter filter) {
        return articleList.topics(me).stream()
                .map(topic -> {
                    boolean current = topic.equals(filter.topic());
                    var other = new ArticleListReadModel.Filter(filter.state(), current ? "" : topic, filter.words());
                    return new Choice(address(other, ""), topic, null, current);
                })
                .toList();
    }

    private static String address(ArticleListReadModel.Filter filter, String position) {
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
}
