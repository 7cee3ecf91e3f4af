package org.imprimatur.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.TestClock;
import org.imprimatur.outbox.RenderedLetters;
import org.imprimatur.people.Person;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares what pages and letters say with the tables and the engine, at that moment. It knows sentences when it meets
 * them, and asks nobody but the database whether they are true.
 */
final class Oracle {

    private static final Logger log = LoggerFactory.getLogger(Oracle.class);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final Pattern SIGNATURES = Pattern.compile("(\\d+) of (\\d+) signatures");

    /** How a text stands: signatures that count and how many the table asks for at its risk. */
    private record Stand(int given, int needed, int requests, int undecided, int graverAsked, boolean withdrawnSince) {

        boolean publishable() {
            return given >= needed && requests == 0 && undecided == 0 && graverAsked == 0 && !withdrawnSince;
        }
    }

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock.Settable clock;

    /** @param what the kind of it, the same for whatever text and person */
    record Fault(String what, String words) {}

    private Said said;
    private List<Person> cast;
    private final Map<UUID, String> names = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Map<UUID, Object> editionsSeen = new HashMap<>();
    private List<Map<String, Object>> turns = List.of();
    private List<Map<String, Object>> articles = List.of();
    private long glances;

    private Oracle() {}

    static Oracle of(AutowireCapableBeanFactory server, Desk desk, List<Person> cast) {
        Oracle oracle = new Oracle();
        server.autowireBean(oracle);
        oracle.cast = cast;
        cast.forEach(person -> oracle.names.put(person.id().value(), person.name()));
        long last = oracle.jdbc
                .sql("select coalesce(max(seq), 0) from outbox_mail")
                .query(Long.class)
                .single();
        oracle.said = new Said(desk, RenderedLetters.of(server), last);
        return oracle;
    }

    List<Map<String, Object>> openTurns() {
        return rows("select * from worklist where closed_at is null order by since, task_id").stream()
                .sorted(Comparator.comparing(this::place))
                .toList();
    }

    /** The same in each run of a history, as no random id is. */
    private String place(Map<String, Object> turn) {
        return turn.get("since") + " " + turn.get("title") + " " + turn.get("step") + " "
                + names.get(turn.get("assignee")) + " " + turn.get("due");
    }

    private List<Map<String, Object>> turns() {
        return turns;
    }

    /** What was written and went live until now is not compared. */
    void letThemPass() {
        said.anew();
        readArticles().forEach(article -> editionsSeen.put((UUID) article.get("id"), article.get("live_edition")));
    }

    /**
     * What is said and is not so, now. The letters written since this was asked last are all read; which pages are looked
     * at is drawn, or all are.
     */
    List<Fault> faults(@Nullable Random drawn) {
        turns = openTurns();
        articles = readArticles();
        glances = drawn == null ? -1 : drawn.nextLong();
        said.anew();
        said.letters()
                .forEach(letter -> log.debug(
                        "{}: {}", names.get(letter.to()), letter.read().text()));
        List<Fault> all = new ArrayList<>(compared());
        faults.clear();
        said.pages().forEach(this::times);
        all.addAll(faults);
        return all;
    }

    boolean hasRoomFor(Lie lie) {
        return said.hasRoomFor(lie);
    }

    /** The same once more, with this lie in it. */
    List<Fault> faults(Lie lie) {
        said.with(lie);
        try {
            return compared();
        } finally {
            said.with(null);
        }
    }

    private List<Fault> compared() {
        faults.clear();
        if (looks(0)) list();
        engine();
        for (int i = 0; i < articles.size(); i++) {
            Map<String, Object> article = articles.get(i);
            head(article, looks(8 + i) && looks(16 + i) && looks(24 + i));
            if (looks(32 + i)) reader(article);
            published(article);
            goesOn(article);
        }
        turns().stream().filter(turn -> turn.get("page").equals("publish")).forEach(this::publishPage);
        for (int i = 0; i < cast.size(); i++) {
            if (looks(40 + i)) yourTurn(cast.get(i));
        }
        if (looks(1) && looks(2)) calendar();
        if (looks(3) && looks(4)) people();
        letters();
        return List.copyOf(faults);
    }

    /** Each time in words is the one that its machine-readable half names. */
    private void times(String address, Document page) {
        for (Element time : page.select("time[datetime]")) {
            String exact = time.attr("datetime");
            boolean moment = exact.contains("T");
            OffsetDateTime at = moment
                    ? OffsetDateTime.parse(exact)
                    : LocalDate.parse(exact).atStartOfDay().atOffset(ZoneOffset.UTC);
            String words = plain(time.text());
            check(isSo(words, at), "%s says “%s” of %s, and it is %s", address, words, exact, clock.instant());
        }
    }

    private boolean isSo(String words, OffsetDateTime at) {
        long days = ChronoUnit.DAYS.between(LocalDate.now(clock), at.toLocalDate());
        Matcher clocked = Pattern.compile("(\\d{2}:\\d{2})").matcher(words);
        if (clocked.find()
                && !clocked.group(1).equals(DateTimeFormatter.ofPattern("HH:mm").format(at))) return false;
        Matcher day = Pattern.compile("\\d{1,2} [A-Z][a-z]+ \\d{4}").matcher(words);
        if (day.find()) return day.group().equals(DAY.format(at));
        Matcher weekday =
                Pattern.compile("(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day").matcher(words);
        if (weekday.find()) {
            return at.getDayOfWeek().name().equalsIgnoreCase(weekday.group()) && Math.abs(days) < 7;
        }
        if (words.contains("yesterday")) return days == -1;
        if (words.contains("tomorrow")) return days == 1;
        if (words.contains("today")) return days == 0;
        Matcher counted = Pattern.compile("(\\d+) days?").matcher(words);
        return !counted.find() || Math.abs(days) == Long.parseLong(counted.group(1));
    }

    private boolean looks(int at) {
        return (glances >>> at & 1) == 1;
    }

    private void check(boolean so, String what, @Nullable Object... with) {
        if (!so) {
            faults.add(new Fault(what, String.format(what, with)));
        }
    }

    private void engine() {
        Map<String, Map<String, Object>> tasks = rows("select id_, assignee_, due_date_ from act_ru_task").stream()
                .collect(Collectors.toMap(task -> String.valueOf(task.get("id_")), task -> task));
        Map<String, Map<String, Object>> turns =
                turns().stream().collect(Collectors.toMap(turn -> String.valueOf(turn.get("task_id")), turn -> turn));
        check(tasks.keySet().equals(turns.keySet()), "The engine has %s open, the worklist %s", tasks, turns.keySet());
        tasks.forEach((id, task) -> {
            Map<String, Object> turn = turns.get(id);
            if (turn == null) return;
            check(
                    Objects.toString(task.get("assignee_")).equals(Objects.toString(turn.get("assignee"))),
                    "The engine gives %s to %s, the worklist to %s",
                    turn.get("step"),
                    task.get("assignee_"),
                    turn.get("assignee"));
            Instant engine = instant(task.get("due_date_"));
            Instant ours = instant(turn.get("due"));
            check(
                    Objects.equals(
                            engine == null ? null : engine.truncatedTo(ChronoUnit.SECONDS),
                            ours == null ? null : ours.truncatedTo(ChronoUnit.SECONDS)),
                    "%s is due on %s for the engine, on %s for the worklist",
                    turn.get("step"),
                    engine,
                    ours);
            Object holder = turn.get("assignee");
            check(
                    holder == null || isActive(holder),
                    "“%s” of %s is with %s, who has left",
                    turn.get("step"),
                    turn.get("title"),
                    names.get(holder));
        });
    }

    private void head(Map<String, Object> article, boolean follow) {
        Person publisher = anActive("PUBLISHER");
        if (publisher == null) return;
        String title = String.valueOf(article.get("title"));
        Desk.Answer answer = said.page(publisher, "/desk/articles/" + article.get("id"));
        Element head = answer.page().selectFirst(".head--article .head-words");
        if (head == null) {
            check(false, "The page of %s answers %s and has no head", title, answer.status());
            return;
        }
        List<Map<String, Object>> turns = turnsOn(article);
        Elements states = head.select("p.head-state");
        for (Map<String, Object> turn : turns) {
            Object holder = turn.get("assignee");
            String says = turn.get("step") + ": waiting for " + (holder == null ? "any " : names.get(holder));
            Element line = states.stream()
                    .filter(state -> state.text().contains(says))
                    .findFirst()
                    .orElse(null);
            check(line != null, "The head of %s does not say “%s”: %s", title, says, head.text());
            if (line != null) {
                Set<Instant> times = times(line);
                check(
                        times.equals(instants(turn.get("since"), turn.get("due"))),
                        "The head of %s says %s of a turn since %s, due %s",
                        title,
                        times,
                        turn.get("since"),
                        turn.get("due"));
                if (line.select(".state--overdue").isEmpty() == isPast(turn.get("due"))) {
                    check(
                            turns.size() > 1,
                            "The head of %s about overdue: %s, due %s",
                            title,
                            line.text(),
                            turn.get("due"));
                }
            }
        }
        check(
                states.stream().filter(s -> s.text().contains(": waiting for")).count() == turns.size(),
                "The head of %s counts other turns than %s: %s",
                title,
                turns.size(),
                head.text());
        Stand stand = stand(article);
        signatures("The head of " + title, head.text(), stand, !turns.isEmpty());
        if (!head.select(".state--signed").isEmpty()) {
            check(stand.given() >= stand.needed(), "The head of %s says it is signed, by %s", title, stand);
        }
        if (!head.select(".state--lapsed").isEmpty()) {
            check(
                    signedLatest(article) == 0,
                    "The head of %s says a signature lapsed, but it is signed: %s",
                    title,
                    stand);
        }
        check(
                head.text().contains("Changes asked for") == (stand.requests() > 0),
                "The head of %s about requests: %s, %s",
                title,
                stand,
                head.text());
        Object at = scheduled(article);
        check(
                head.text().contains("It goes live") || head.text().contains("It was to go live")
                        ? at != null
                        : at == null,
                "The head of %s about its time %s: %s",
                title,
                at,
                head.text());
        for (Element state : states) {
            if (!state.text().contains("It goes live ")) continue;
            check(
                    times(state).equals(instants(at)),
                    "The head of %s, to go live at %s: %s",
                    title,
                    at,
                    state.outerHtml());
        }
        if (at != null) {
            check(
                    head.text().contains("It was to go live") == isPast(at),
                    "The head of %s at %s: %s",
                    title,
                    at,
                    head.text());
        }
        check(
                !head.text().contains("It waits for nobody.") || (turns.isEmpty() && at == null && !isRunning(article)),
                "The head of %s says that it waits for nobody: %s",
                title,
                head.text());
        boolean live = isLive(article);
        check(!head.text().contains("Readers see it since") || live, "The head of %s says that readers see it", title);
        check(
                head.text().contains("reviewed again by") == (live && article.get("next_review") != null)
                        || head.text().contains("reads it again by"),
                "The head of %s about its next review %s (%s): %s",
                title,
                article.get("next_review"),
                live,
                head.text());
        for (Element state : states) {
            if (!state.text().contains("again by")) continue;
            check(
                    state.select("time").attr("datetime").equals(String.valueOf(article.get("next_review"))),
                    "The head of %s, to be reviewed again by %s: %s",
                    title,
                    article.get("next_review"),
                    state.outerHtml());
        }
        check(
                head.text().contains("Review overdue") == (live && isBeforeToday(article.get("next_review"))),
                "The head of %s about an overdue review, %s: %s",
                title,
                article.get("next_review"),
                head.text());
        risk("The head of " + title, head.text(), article);
        if (follow) {
            follow(publisher, answer.page(), title);
        }
    }

    /** What is offered can be opened. */
    private void follow(Person publisher, Document page, String title) {
        for (String address : page.select(".head-actions a[href^=/desk]").eachAttr("href")) {
            Desk.Answer answer = said.page(publisher, address);
            check(
                    answer.status() < 400,
                    "The head of %s leads to %s, which answers %s",
                    title,
                    address,
                    answer.status());
        }
    }

    private void list() {
        Person publisher = anActive("PUBLISHER");
        if (publisher == null || articles.isEmpty()) return;
        String title = String.valueOf(articles.get(0).get("title"));
        Document page = said.page(publisher, "/desk/articles?q=" + title.substring(title.lastIndexOf(' ') + 1))
                .page();
        articles.forEach(article -> listed(article, page));
        for (Element choice : page.select(".filters a:has(.count)")) {
            Matcher state = Pattern.compile("state=([a-z-]+)").matcher(choice.attr("href"));
            Long counted = counted(state.find() ? state.group(1) : "all");
            check(
                    counted == null || choice.select(".count").text().equals(counted.toString()),
                    "The list counts otherwise than %s: %s",
                    counted,
                    choice.text());
        }
    }

    /** How many of the texts that were looked for there are of what the list calls so; null of what we do not count. */
    private @Nullable Long counted(String state) {
        return switch (state) {
            case "work" ->
                articles.stream()
                        .filter(one -> !turnsOn(one).isEmpty() || scheduled(one) != null)
                        .count();
            case "scheduled" ->
                articles.stream().filter(one -> scheduled(one) != null).count();
            case "live" -> articles.stream().filter(this::isLive).count();
            case "withdrawn" ->
                articles.stream().filter(one -> one.get("withdrawn_at") != null).count();
            case "given-up" ->
                articles.stream()
                        .filter(one ->
                                count("select count(*) from given_up_draft where article_id = ?", one.get("id")) > 0)
                        .count();
            case "all" -> (long) articles.size();
            default -> null;
        };
    }

    private void listed(Map<String, Object> article, Document page) {
        String title = String.valueOf(article.get("title"));
        Element row = page.selectFirst("li.row:has(a[href=/desk/articles/" + article.get("id") + "])");
        if (row == null) {
            check(false, "The list does not find %s", title);
            return;
        }
        List<Map<String, Object>> turns = turnsOn(article);
        Object at = scheduled(article);
        String words = row.text();
        check(
                words.contains("goes live") || words.contains("was to go live") ? at != null : at == null,
                "The list says of %s, at %s: %s",
                title,
                at,
                words);
        boolean waits = words.contains(" waits for ");
        check(waits == !turns.isEmpty(), "The list says of %s, %s turns: %s", title, turns.size(), words);
        if (turns.size() == 1) {
            Object holder = turns.get(0).get("assignee");
            check(
                    words.contains(
                            turns.get(0).get("step") + " waits for " + (holder == null ? "any " : names.get(holder))),
                    "The list says of %s, with %s: %s",
                    title,
                    names.get(holder),
                    words);
            check(
                    times(row)
                            .containsAll(instants(
                                    turns.get(0).get("since"), turns.get(0).get("due"))),
                    "The list says of %s, due %s: %s",
                    title,
                    turns.get(0).get("due"),
                    row.html());
        }
        Stand stand = stand(article);
        signatures("The list of " + title, words, stand, !turns.isEmpty());
        if (!row.select(".state--signed").isEmpty()) {
            check(stand.given() >= stand.needed(), "The list says %s is signed, by %s", title, stand);
        }
        check(row.select(".state--live").isEmpty() || isLive(article), "The list says %s is live: %s", title, words);
        check(
                row.select(".state--given-up").isEmpty() || (turns.isEmpty() && !isRunning(article)),
                "The list says %s is given up: %s",
                title,
                words);
        check(
                words.contains("Review overdue") == (isLive(article) && isBeforeToday(article.get("next_review"))),
                "The list about an overdue review of %s, %s: %s",
                title,
                article.get("next_review"),
                words);
        risk("The list of " + title, words, article);
    }

    private void risk(String where, String words, Map<String, Object> article) {
        Object risk = article.get("risk");
        if (risk == null) return;
        String other = risk.equals("HIGH") ? "Ordinary risk" : "High risk";
        check(!words.contains(other), "%s says “%s” of %s: %s", where, other, risk, words);
    }

    private void signatures(String where, String words, Stand stand, boolean underWay) {
        Matcher said = SIGNATURES.matcher(words);
        while (said.find()) {
            check(
                    said.group(1).equals("" + stand.given())
                            && (!underWay || said.group(2).equals("" + stand.needed())),
                    "%s says %s, and it is %s",
                    where,
                    said.group(),
                    stand);
        }
    }

    private void reader(Map<String, Object> article) {
        String title = String.valueOf(article.get("title"));
        Desk.Answer answer = said.page(null, "/articles/" + article.get("slug"));
        String words = plain(answer.page().text());
        if (article.get("live_edition") == null) {
            check(answer.status() == 404, "Readers get %s for %s, which was never live", answer.status(), title);
            return;
        }
        if (article.get("withdrawn_at") != null) {
            String why = jdbc.sql(
                            "select reason from withdrawal where article_id = ? order by withdrawn_at desc fetch first 1 rows only")
                    .param(article.get("id"))
                    .query(String.class)
                    .single();
            check(words.contains(why), "Readers are not told why %s is withdrawn, “%s”: %s", title, why, words);
            check(!words.contains("Reviewed by"), "Readers see %s, which is withdrawn", title);
            return;
        }
        check(answer.status() == 200, "Readers get %s for %s, which is live", answer.status(), title);
        List<String> signers = jdbc.sql("select name from edition_signer where article_id = ? and number = ?")
                .params(article.get("id"), article.get("live_edition"))
                .query(String.class)
                .list();
        LocalDate reviewed = lastReviewed(article);
        Elements bylines = answer.page().select(".article-byline .byline");
        for (Element byline : bylines) {
            check(
                    signers.stream().anyMatch(name -> byline.text().contains(String.valueOf(name))),
                    "Readers are told that %s was reviewed thus: %s; it was by %s",
                    title,
                    byline.text(),
                    signers);
        }
        Element dates = answer.page().selectFirst(".article-dates");
        check(
                dates != null && plain(dates.text()).contains("Last reviewed " + DAY.format(reviewed)),
                "Readers of %s, last reviewed %s, are told: %s",
                title,
                reviewed,
                dates);
        List<String> banners = jdbc.sql("select words from banner where article_id = ? and lowered_at is null")
                .param(article.get("id"))
                .query(String.class)
                .list();
        check(
                answer.page().select(".article-banner").isEmpty() == banners.isEmpty(),
                "Readers of %s with the banners %s: %s",
                title,
                banners,
                answer.page().select(".article-banner").text());
    }

    /** Nothing goes live that is not signed as the table asks. */
    private void published(Map<String, Object> article) {
        Object edition = article.get("live_edition");
        if (edition == null || edition.equals(editionsSeen.put((UUID) article.get("id"), edition))) return;
        int signers = jdbc.sql(
                        "select count(distinct signer) from sign_off where article_id = ? and sha256 = ? and signer <> ?")
                .params(article.get("id"), article.get("live_sha256"), article.get("writer"))
                .query(Integer.class)
                .single();
        int needed = "HIGH".equals(article.get("risk")) ? 2 : 1;
        check(signers >= needed, "%s is live with %s signatures of %s", article.get("title"), signers, needed);
    }

    /** What is under way has a turn, a time to come or a step that failed and says so. */
    private void goesOn(Map<String, Object> article) {
        if (!isRunning(article)) {
            check(turnsOn(article).isEmpty(), "%s is not under way, and has a turn", article.get("title"));
            return;
        }
        check(
                !turnsOn(article).isEmpty()
                        || scheduled(article) != null
                        || count(
                                        "select count(*) from act_ru_job j join article_run r on r.process_instance = j.process_instance_id_ where r.article_id = ?",
                                        article.get("id"))
                                > 0,
                "%s is under way and waits for nothing",
                article.get("title"));
    }

    private void publishPage(Map<String, Object> turn) {
        Person holder = cast.stream()
                .filter(person -> person.id().value().equals(turn.get("assignee")))
                .findFirst()
                .orElseGet(() -> anActive("PUBLISHER"));
        if (holder == null || !roles(holder).contains("PUBLISHER")) return;
        Document page = said.page(holder, "/desk/tasks/" + turn.get("task_id") + "/publish")
                .page();
        Map<String, Object> article = articleOf(turn.get("subject"));
        Stand stand = stand(article);
        if (turn.get("assignee") != null) {
            check(
                    page.select(".bar-state").text().contains("Signed and unchanged.") == stand.publishable(),
                    "The publish page of %s, %s: %s",
                    turn.get("title"),
                    stand,
                    page.select(".checks").text() + " / "
                            + page.select(".bar-state").text());
        }
        signatures("The publish page of " + turn.get("title"), page.text(), stand, true);
        risk("The publish page of " + turn.get("title"), page.select("main > p").text(), article);
    }

    private void yourTurn(Person person) {
        if (!isActive(person.id().value())) return;
        Set<String> roles = roles(person);
        Set<Object> mine = new HashSet<>();
        Set<Object> possible = new HashSet<>();
        for (Map<String, Object> turn : turns()) {
            boolean his = person.id().value().equals(turn.get("assignee"));
            boolean pooled = turn.get("assignee") == null
                    && Arrays.stream(String.valueOf(turn.get("candidates")).split("[ ,]+"))
                            .anyMatch(roles::contains);
            if (his) mine.add(turn.get("task_id"));
            if (his || pooled) possible.add(turn.get("task_id"));
        }
        Map<Object, Map<String, Object>> turns =
                turns().stream().collect(Collectors.toMap(turn -> turn.get("task_id"), turn -> turn));
        Set<Object> shown = new HashSet<>();
        String address = "/desk";
        Document first = null;
        while (address != null) {
            Document page = said.page(person, address).page();
            first = first == null ? page : first;
            for (Element row : page.select(
                    "section.turns:not(.turns--others) article.turn:has(.turn-ask):has(.turn-waiting time)")) {
                String href = row.select("h3 a").attr("href");
                Object task = turns.keySet().stream()
                        .filter(id -> href.contains(String.valueOf(id)))
                        .findFirst()
                        .orElse(null);
                if (task == null) continue;
                shown.add(task);
                row(person, row, turns.get(task));
            }
            address = page.select(".pager a[rel=next]").attr("href");
            address = address.isEmpty() ? null : address;
        }
        check(
                shown.containsAll(mine),
                "Your turn of %s lacks %s of %s",
                person.name(),
                said(mine, turns),
                said(shown, turns));
        long late = possible.stream()
                .filter(task -> isPast(turns.get(task).get("due")))
                .count();
        for (Element filter : first.select(".filters a:has(.count)")) {
            long truth = switch (filter.text().replaceAll(" \\d+$", "")) {
                case "All" -> possible.size();
                case "Yours" -> mine.size();
                case "Anybody’s in your roles" -> possible.size() - mine.size();
                case "Overdue" -> late;
                default -> -1;
            };
            check(
                    truth < 0 || filter.select(".count").text().equals("" + truth),
                    "Your turn of %s counts otherwise than %s: %s",
                    person.name(),
                    truth,
                    filter.text());
        }
        check(
                possible.containsAll(shown),
                "Your turn of %s shows %s beyond %s",
                person.name(),
                said(shown, turns),
                said(possible, turns));
        others(person, first, roles);
    }

    private static Object said(Set<Object> tasks, Map<Object, Map<String, Object>> turns) {
        return tasks.stream()
                .map(task ->
                        turns.get(task).get("step") + " of " + turns.get(task).get("title"))
                .toList();
    }

    private void row(Person person, Element row, Map<String, Object> turn) {
        if (String.valueOf(turn.get("subject")).startsWith("report")) {
            report(person, row, turn);
            return;
        }
        Element due = row.selectFirst(".turn-due");
        check(
                times(row.selectFirst(".turn-when")).equals(instants(turn.get("since"), turn.get("due"))),
                "Your turn of %s says of %s, due %s: %s",
                person.name(),
                turn.get("title"),
                turn.get("due"),
                row.text());
        check(
                due == null || due.text().startsWith("Was due") == isPast(turn.get("due")),
                "Your turn of %s says of %s, due %s: %s",
                person.name(),
                turn.get("title"),
                turn.get("due"),
                due);
        if (String.valueOf(turn.get("subject")).startsWith("article")) {
            Map<String, Object> article = articleOf(turn.get("subject"));
            signatures(
                    "Your turn of " + person.name(),
                    row.select(".state--waiting").text(),
                    stand(article),
                    true);
            risk("Your turn of " + person.name(), row.select(".turn-topic").text(), article);
        }
    }

    /** By when it is to be decided, and by when its reader is answered. */
    private void report(Person person, Element row, Map<String, Object> turn) {
        check(
                times(row.selectFirst(".turn-due")).equals(instants(turn.get("due"))),
                "Your turn of %s says of a report, to be decided by %s: %s",
                person.name(),
                turn.get("due"),
                row.text());
        Element answer = row.selectFirst(".turn-waiting:contains(Answer due) time");
        if (answer == null) return;
        Object promised = rows("select id, outcome_due from correction_report").stream()
                .filter(one -> String.valueOf(turn.get("subject")).endsWith(String.valueOf(one.get("id"))))
                .map(one -> one.get("outcome_due"))
                .findFirst()
                .orElseThrow();
        check(
                answer.attr("datetime").startsWith(date(promised).toString()),
                "Your turn of %s says of a report, to be answered by %s: %s",
                person.name(),
                promised,
                row.text());
    }

    private void others(Person person, @Nullable Document page, Set<String> roles) {
        if (page == null) return;
        Element counted = page.selectFirst("#turns-others .count");
        int waiting = page.select("section.turns--others:has(#turns-others) article.turn")
                .size();
        check(
                counted == null || counted.text().equals("" + waiting),
                "Your turn of %s counts what waits for others: %s of %s",
                person.name(),
                counted,
                waiting);
        for (Element row : page.select("section.turns--others:has(#turns-others) article.turn")) {
            String title = row.select("h3").text();
            String words = row.select(".turn-why").text();
            boolean so = turns().stream()
                    .filter(turn ->
                            turn.get("title").equals(title) || title.contains(String.valueOf(turn.get("title"))))
                    .anyMatch(turn -> (turn.get("assignee") == null || words.contains(names.get(turn.get("assignee"))))
                            && times(row).equals(instants(turn.get("since"), turn.get("due"))));
            check(so, "Your turn of %s waits for others thus: %s", person.name(), row.text());
        }
        Elements upcoming = page.select("section:has(#turns-upcoming) article.turn");
        List<Map<String, Object>> scheduled =
                rows("select s.*, a.title from scheduled_publication s join article a on a.id = s.article_id");
        if (roles.contains("PUBLISHER")) {
            check(
                    upcoming.size() == Math.min(scheduled.size(), Math.max(upcoming.size(), 5)),
                    "Your turn of %s shows %s of %s scheduled texts",
                    person.name(),
                    upcoming.size(),
                    scheduled.size());
        }
        for (Element row : upcoming) {
            check(
                    scheduled.stream()
                            .anyMatch(one -> row.text().contains(String.valueOf(one.get("title")))
                                    && times(row).equals(instants(one.get("at")))),
                    "Your turn of %s says %s, of %s",
                    person.name(),
                    row.text(),
                    scheduled);
        }
    }

    /** Who has how much to do, and whose credential ends when. */
    private void people() {
        Person publisher = anActive("PUBLISHER");
        if (publisher == null) return;
        Document page = said.page(publisher, "/desk/people").page();
        for (Person person : cast) {
            Element row = page.selectFirst("li.row:has(.row-title a[href=/desk/people/" + person.id() + "])");
            if (row == null) {
                check(!isActive(person.id().value()), "The list of people lacks %s", person.name());
                continue;
            }
            int has = count(
                    "select count(*) from worklist where closed_at is null and assignee = ?",
                    person.id().value());
            Matcher turns = Pattern.compile("(\\d+) turns?").matcher(row.text());
            check(
                    turns.find() ? turns.group(1).equals("" + has) : has == 0,
                    "The list of people says of %s, who has %s turns: %s",
                    person.name(),
                    has,
                    row.text());
            credentials(person, row);
        }
    }

    private void credentials(Person person, Element row) {
        Matcher expires = Pattern.compile("Expires in (\\d+) days").matcher(row.text());
        List<LocalDate> ends = jdbc.sql(
                        "select expires from credential where person_id = ? and revoked_on is null and expires is not null")
                .param(person.id().value())
                .query(LocalDate.class)
                .list();
        while (expires.find()) {
            LocalDate end = LocalDate.now(clock).plusDays(Long.parseLong(expires.group(1)));
            check(
                    ends.contains(end),
                    "The list of people says of %s, good until %s: %s",
                    person.name(),
                    ends,
                    row.text());
        }
        boolean expired = ends.stream().anyMatch(end -> end.isBefore(LocalDate.now(clock)));
        check(
                row.text().contains("Expired") == expired,
                "The list of people says of %s, good until %s: %s",
                person.name(),
                ends,
                row.text());
    }

    private void calendar() {
        Person publisher = anActive("PUBLISHER");
        if (publisher == null) return;
        Document page = said.page(publisher, "/desk/calendar").page();
        for (Map<String, Object> article : articles()) {
            String title = String.valueOf(article.get("title"));
            for (Element row : page.select("li:has(.row-title a)")) {
                if (!row.select(".row-title").text().equals(title)) continue;
                String words = row.text();
                if (words.contains("To be reviewed again by this day")) {
                    check(
                            isLive(article) && article.get("next_review") != null,
                            "The calendar has a review of %s, next %s: %s",
                            title,
                            article.get("next_review"),
                            words);
                    check(
                            words.contains("Overdue") == isBeforeToday(article.get("next_review")),
                            "The calendar has a review of %s, next %s: %s",
                            title,
                            article.get("next_review"),
                            words);
                } else if (words.contains("Goes live")) {
                    check(scheduled(article) != null, "The calendar has %s go live: %s", title, words);
                } else {
                    check(
                            turns().stream()
                                    .filter(turn -> turn.get("title").equals(title))
                                    .anyMatch(turn -> words.contains(turn.get("step")
                                            + (turn.get("assignee") == null
                                                    ? ""
                                                    : ", with " + names.get(turn.get("assignee"))))),
                            "The calendar has a turn of %s: %s",
                            title,
                            words);
                }
            }
        }
    }

    private void letters() {
        said.letters().forEach(this::letter);
    }

    private void letter(RenderedLetters.Posted letter) {
        String kind = letter.read().kind();
        String text = letter.read().text();
        String where = "The letter “" + kind + "” to " + names.getOrDefault(letter.to(), "a reader");
        Map<String, Object> article = letter.thread().startsWith("article:") ? articleOf(letter.thread()) : null;
        Map<String, Object> turn = letter.turn() == null
                ? null
                : turns().stream()
                        .filter(open -> open.get("task_id").equals(letter.turn()))
                        .findFirst()
                        .orElse(null);
        check(
                letter.to() == null
                        || isActive(letter.to())
                        || Set.of("account", "moved").contains(kind),
                "%s goes to somebody who has left: %s",
                where,
                text);
        if (article != null) {
            Stand stand = stand(article);
            if (!kind.equals("signed") || isRunning(article)) {
                signatures(where, text, stand, isRunning(article));
            }
            if (!Set.of("risk").contains(kind)) {
                risk(where, text, article);
            }
            publishWords(where, text, stand, turn);
            next(where, kind, text, article);
            if (kind.equals("signed")) signed(where, text, letter.to(), article, stand);
        }
        switch (kind) {
            case "turn", "reminder", "joined" -> {
                check(turn != null, "%s is about a turn that is over: %s", where, text);
                if (turn == null) return;
                Object holder = turn.get("assignee");
                check(
                        holder == null || holder.equals(letter.to()),
                        "%s about a turn that is with %s: %s",
                        where,
                        names.get(holder),
                        text);
                day(where, text, "It is due on ", turn.get("due"));
                day(where, text, "It is due now: ", turn.get("due"));
                day(where, text, "It was due on ", turn.get("due"));
            }
            case "due-moved" -> day(where, text, "it is due on ", turn == null ? null : turn.get("due"));
            case "escalation" -> {
                day(where, text, " was due on ", turn == null ? null : turn.get("due"));
                if (turn != null) {
                    Object holder = turn.get("assignee");
                    check(
                            holder == null
                                    ? text.contains("nobody has taken it")
                                    : text.contains("It has been with " + names.get(holder)),
                            "%s, with %s: %s",
                            where,
                            names.get(holder),
                            text);
                    day(where, text, "since ", turn.get("since"));
                }
            }
            case "vacant" -> check(turn == null || turn.get("assignee") == null, "%s: %s", where, text);
            case "goes-live" -> {
                Object at = article == null ? null : scheduled(article);
                if (text.contains(": it goes live on ")) {
                    day(where, text, ": it goes live on ", at);
                } else {
                    check(
                            at == null || !text.contains(DAY.format(date(at))),
                            "%s, scheduled at %s: %s",
                            where,
                            at,
                            text);
                }
            }
            case "scheduled" -> day(where, text, "still goes live on ", article == null ? null : scheduled(article));
            case "live" -> check(article != null && isLive(article), "%s: %s", where, text);
            case "given-up" -> check(article != null && turnsOn(article).isEmpty(), "%s: %s", where, text);
            case "moved" -> {
                if (text.contains("lies now with everybody of this role")) {
                    check(
                            turn == null || turn.get("assignee") == null,
                            "%s of a turn with %s: %s",
                            where,
                            turn == null ? null : names.get(turn.get("assignee")),
                            text);
                }
            }
            case "reviewed-again" -> {
                if (text.contains("it is to be read once more")) {
                    day(where, text, "By ", article == null ? null : article.get("next_review"));
                }
            }
            case "digest" -> digest(where, text, letter.to());
            case "ack" ->
                day(
                        where,
                        text,
                        "You have our answer by ",
                        rows("select * from correction_report").stream()
                                .filter(report -> letter.thread().endsWith(String.valueOf(report.get("id"))))
                                .map(report -> report.get("outcome_due"))
                                .findFirst()
                                .orElse(null));
            default -> {}
        }
    }

    private void digest(String where, String text, @Nullable UUID to) {
        Matcher said = Pattern.compile("(\\d+) texts? waits? for you today\\.( (\\d+) of them (is|are) overdue)?")
                .matcher(text);
        Person person = cast.stream()
                .filter(one -> one.id().value().equals(to))
                .findFirst()
                .orElse(null);
        if (person == null || !said.find()) return;
        Set<String> roles = roles(person);
        long mine = turns().stream()
                .filter(turn -> person.id().value().equals(turn.get("assignee")))
                .count();
        long all = turns().stream()
                .filter(turn -> person.id().value().equals(turn.get("assignee"))
                        || (turn.get("assignee") == null
                                && Arrays.stream(String.valueOf(turn.get("candidates"))
                                                .split("[ ,]+"))
                                        .anyMatch(roles::contains)))
                .count();
        int count = Integer.parseInt(said.group(1));
        check(count >= mine && count <= all, "%s counts %s, between %s and %s", where, count, mine, all);
    }

    private void publishWords(String where, String text, Stand stand, @Nullable Map<String, Object> turn) {
        if (text.contains("is signed and ready to publish")) {
            check(stand.publishable(), "%s says that it is ready to publish: %s", where, stand);
        }
        if (text.contains("nobody has signed it")) {
            check(stand.given() == 0, "%s says that nobody has signed it: %s", where, stand);
        }
        if (text.contains("was taken out of use. It goes live only once")) {
            check(stand.undecided() > 0, "%s speaks of a questioned signature: %s", where, stand);
        }
        if (text.contains("was signed before it was withdrawn from readers. It goes live only")) {
            check(stand.withdrawnSince(), "%s speaks of a withdrawal: %s", where, stand);
        }
        if (text.contains("a change to it is asked for. It goes live only")) {
            check(stand.requests() > 0, "%s speaks of a request: %s", where, stand);
        }
    }

    /** Why a signed text does not go live yet, or when it does, and whether its writer has anything to do. */
    private void signed(String where, String text, @Nullable UUID to, Map<String, Object> article, Stand stand) {
        List<Map<String, Object>> turns = turnsOn(article);
        if (text.contains("A change to it is asked for as well")) {
            check(stand.requests() > 0, "%s speaks of a change that is asked for: %s", where, stand);
        }
        if (text.contains("The credential of a signature under it was taken out of use.")) {
            check(stand.undecided() > 0, "%s speaks of a credential: %s", where, stand);
        }
        if (text.contains("A graver level of risk is asked for")) {
            check(stand.graverAsked() > 0, "%s speaks of a graver risk: %s", where, stand);
        }
        if (text.contains("It was withdrawn from readers, and comes back only")) {
            check(stand.withdrawnSince(), "%s speaks of a withdrawal: %s", where, stand);
        }
        if (text.contains("nobody is asked to at present")) {
            check(
                    turns.stream().noneMatch(turn -> turn.get("page").equals("review")),
                    "%s says that nobody reads it: %s",
                    where,
                    turns);
        }
        if (text.contains("It has been signed by everybody who has to.")) {
            check(stand.publishable(), "%s says that everybody has signed: %s", where, stand);
        }
        if (text.contains("No step is open for it now")) {
            check(turns.isEmpty(), "%s says that no step is open: %s", where, turns);
        }
        if (text.contains("It goes live by itself on ")) {
            day(where, text, "It goes live by itself on ", scheduled(article));
        }
        if (text.contains("Readers see this very text.")) {
            check(
                    isLive(article) && article.get("live_revision").equals(article.get("latest_revision")),
                    "%s says that readers see it: %s",
                    where,
                    article);
        }
        boolean yours = turns.stream()
                .anyMatch(turn ->
                        turn.get("assignee") != null && turn.get("assignee").equals(to));
        check(
                text.contains("It is your turn;") == yours,
                "%s about whose turn it is: %s, %s",
                where,
                text,
                said(turns));
    }

    /** What is said to come next is what is there. */
    private void next(String where, String kind, String text, Map<String, Object> article) {
        Set<Object> open =
                turnsOn(article).stream().map(turn -> turn.get("page")).collect(Collectors.toSet());
        Set<Object> steps =
                turnsOn(article).stream().map(turn -> turn.get("step")).collect(Collectors.toSet());
        if (text.contains("A publisher puts it live from here.")) {
            check(open.contains("publish"), "%s says that a publisher is next, and it is %s", where, steps);
            check(stand(article).publishable(), "%s says that a publisher puts it live: %s", where, stand(article));
        }
        if (text.contains("another clinician reads it before it can go live")) {
            check(open.contains("review"), "%s says that a clinician is next, and it is %s", where, steps);
        }
        int comes = text.indexOf("Next comes ");
        if (kind.equals("signed") && comes >= 0) {
            nextSteps(where, text.substring(comes).replaceAll("(?<=[a-z])\\. .*", ""), turnsOn(article));
        }
        if (text.contains("The text is being written.")) {
            check(open.contains("write"), "%s says that it is being written, and it is %s", where, steps);
        }
        if (text.contains("and waits for what is missing.")) {
            check(open.contains("review"), "%s says that signatures are missing, and it is %s", where, steps);
        }
        if (text.contains("Readers see it as it is.")) {
            check(isLive(article), "%s says that readers see it", where);
        }
    }

    /** All that is open and nothing else, each with whoever has it. */
    private void nextSteps(String where, String sentence, List<Map<String, Object>> turns) {
        Matcher said = Pattern.compile("“([^”]+)”(, with (any )?([^,.]+))?").matcher(sentence);
        int steps = 0;
        while (said.find()) {
            steps++;
            check(
                    turns.stream()
                            .anyMatch(turn -> turn.get("step").equals(said.group(1))
                                    && (turn.get("assignee") == null
                                            ? said.group(3) != null || said.group(2) == null
                                            : String.valueOf(said.group(4)).equals(names.get(turn.get("assignee"))))),
                    "%s says “%s”, and it is %s",
                    where,
                    sentence,
                    said(turns));
        }
        check(steps == turns.size(), "%s says “%s”, and it is %s", where, sentence, said(turns));
    }

    private String said(List<Map<String, Object>> turns) {
        return turns.stream()
                .map(turn -> "“" + turn.get("step") + "”, with " + names.get(turn.get("assignee")))
                .collect(Collectors.joining(", and "));
    }

    private void day(String where, String text, String before, @Nullable Object truth) {
        int at = text.indexOf(before);
        if (at < 0) return;
        Matcher said = Pattern.compile(
                        "(\\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \\d{4})")
                .matcher(text.substring(at));
        if (!said.find() || said.start() > before.length() + 25) return;
        check(
                truth != null && said.group(1).equals(DAY.format(date(truth))),
                "%s says “%s%s”, and it is %s",
                where,
                before,
                said.group(1),
                truth);
    }

    private List<Map<String, Object>> articles() {
        return articles;
    }

    private List<Map<String, Object>> readArticles() {
        return jdbc.sql("select * from article where writer in (:cast) order by number")
                .param("cast", cast.stream().map(person -> person.id().value()).toList())
                .query(Oracle::row)
                .list();
    }

    private Map<String, Object> articleOf(Object subject) {
        return articles().stream()
                .filter(one -> String.valueOf(subject).endsWith(String.valueOf(one.get("id"))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No article " + subject));
    }

    private List<Map<String, Object>> turnsOn(Map<String, Object> article) {
        return turns().stream()
                .filter(turn -> turn.get("subject").equals("article:" + article.get("id")))
                .toList();
    }

    private @Nullable Object scheduled(Map<String, Object> article) {
        return jdbc.sql("select at from scheduled_publication where article_id = ?")
                .param(article.get("id"))
                .query((row, n) -> (Object) row.getObject(1, OffsetDateTime.class))
                .optional()
                .orElse(null);
    }

    private boolean isRunning(Map<String, Object> article) {
        return count("select count(*) from act_ru_execution where business_key_ = ?", "article:" + article.get("id"))
                > 0;
    }

    private Stand stand(Map<String, Object> article) {
        Object id = article.get("id");
        String latest =
                "(select sha256 from revision where article_id = ? and number = (select latest_revision from article where id = ?))";
        String out =
                "select o.id from credential_out_of_use o where o.holder = s.signer and o.type = s.credential_type and o.issuer = s.credential_issuer and o.number = s.credential_number and o.issued = s.credential_issued and o.back_at is null and o.out_at >= s.signed_at";
        String decided =
                "(select d.kind from signature_decision d where d.out_of_use = o.id and d.article_id = s.article_id and d.sha256 = s.sha256 order by d.decided_at desc, d.id desc fetch first 1 rows only)";
        int given = count(
                "select count(distinct s.signer) from sign_off s join review_round w on w.article_id = s.article_id and w.run = s.run where s.article_id = ? and s.sha256 = "
                        + latest + " and not exists (" + out + " and coalesce(" + decided + ", '') <> 'STANDS')",
                id,
                id,
                id);
        int undecided = count(
                "select count(distinct s.signer) from sign_off s where s.article_id = ? and s.sha256 = " + latest
                        + " and exists (" + out + " and " + decided + " is null)",
                id,
                id,
                id);
        int requests = count("""
                select count(*) from review_note n
                join article a on a.id = n.article_id
                join revision latest on latest.article_id = a.id and latest.number = a.latest_revision
                join revision asked on asked.article_id = a.id and asked.number = n.revision
                left join review_round w on w.article_id = a.id
                where a.id = ? and n.kind in ('CHANGES_REQUESTED', 'SENT_BACK')
                  and (n.round = w.round or asked.sha256 = latest.sha256)
                  and not exists (select 1 from edition e where e.article_id = a.id and e.sha256 = latest.sha256
                                  and e.number = a.live_edition and e.live_at >= n.written_at)
                  and not exists (select 1 from review_note_withdrawn x where x.note_id = n.id)
                  and not exists (select 1 from sign_off s where s.article_id = a.id and s.signer = n.author
                                  and s.sha256 = latest.sha256 and s.signed_at >= n.written_at)
                """, id);
        int graver = count(
                "select count(*) from risk_request where article_id = ? and answered_at is null and wanted = 'HIGH'",
                id);
        boolean high = "HIGH".equals(article.get("risk"));
        int needed = high ? 2 : 1;
        int since = count(
                "select count(distinct s.signer) from sign_off s join article a on a.id = s.article_id where a.id = ?"
                        + " and s.signed_at > a.withdrawn_at and s.sha256 = " + latest + " and not exists (" + out
                        + " and coalesce(" + decided + ", '') <> 'STANDS')",
                id,
                id,
                id);
        boolean withdrawnSince = article.get("withdrawn_at") != null && since < needed;
        return new Stand(given, needed, requests, undecided, high ? 0 : graver, withdrawnSince);
    }

    /** By the latest signature under what is live that counts, if any does. */
    private LocalDate lastReviewed(Map<String, Object> article) {
        List<Map<String, Object>> signatures = jdbc.sql("""
                        select s.signed_at, (select count(*) from credential_out_of_use o
                                             join signature_decision d on d.out_of_use = o.id
                                               and d.article_id = s.article_id and d.sha256 = s.sha256
                                             where o.holder = s.signer and o.back_at is null and o.out_at >= s.signed_at
                                               and o.number = s.credential_number and d.kind <> 'STANDS'
                                               and d.decided_at = (select max(n.decided_at) from signature_decision n
                                                                   where n.out_of_use = o.id and n.article_id = d.article_id
                                                                     and n.sha256 = d.sha256)) as refused
                        from sign_off s join edition e on e.article_id = s.article_id and e.sha256 = s.sha256
                        where s.article_id = ? and e.number = ? and s.signed_at <= e.live_at order by s.signed_at
                        """)
                .params(article.get("id"), article.get("live_edition"))
                .query(Oracle::row)
                .list();
        return signatures.stream()
                .filter(signature -> ((Number) signature.get("refused")).intValue() == 0)
                .reduce((one, later) -> later)
                .map(signature -> date(signature.get("signed_at")))
                .orElseGet(() -> date(signatures.get(signatures.size() - 1).get("signed_at")));
    }

    private int signedLatest(Map<String, Object> article) {
        return count(
                "select count(*) from sign_off s join article a on a.id = s.article_id join revision r on r.article_id = a.id and r.number = a.latest_revision and r.sha256 = s.sha256 where a.id = ?",
                article.get("id"));
    }

    private boolean isLive(Map<String, Object> article) {
        return article.get("live_edition") != null && article.get("withdrawn_at") == null;
    }

    private @Nullable Person anActive(String role) {
        return cast.stream()
                .filter(person -> isActive(person.id().value()) && roles(person).contains(role))
                .findFirst()
                .orElse(null);
    }

    private Set<String> roles(Person person) {
        return Set.copyOf(jdbc.sql("select role from person_role where person_id = ?")
                .param(person.id().value())
                .query(String.class)
                .list());
    }

    private boolean isActive(Object person) {
        return count("select count(*) from person where active and id = ?", person) > 0;
    }

    private int count(String sql, Object... with) {
        return jdbc.sql(sql).params(with).query(Integer.class).single();
    }

    private List<Map<String, Object>> rows(String sql) {
        return jdbc.sql(sql).query(Oracle::row).list();
    }

    private static Map<String, Object> row(ResultSet row, int n) throws SQLException {
        Map<String, Object> values = new HashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            boolean zoned = row.getMetaData()
                    .getColumnTypeName(i)
                    .toLowerCase(Locale.ROOT)
                    .matches("timestamptz|timestamp.*with time zone.*");
            values.put(
                    row.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT),
                    zoned ? row.getObject(i, OffsetDateTime.class) : row.getObject(i));
        }
        return values;
    }

    private boolean isPast(@Nullable Object time) {
        Instant at = instant(time);
        return at != null && at.isBefore(clock.instant());
    }

    private boolean isBeforeToday(@Nullable Object day) {
        return day != null && date(day).isBefore(LocalDate.now(clock));
    }

    private static Set<Instant> times(@Nullable Element element) {
        return element == null
                ? Set.of()
                : element.select("time[datetime*=T]").eachAttr("datetime").stream()
                        .map(said -> OffsetDateTime.parse(said).toInstant())
                        .collect(Collectors.toSet());
    }

    private static Set<Instant> instants(@Nullable Object... times) {
        return Arrays.stream(times)
                .filter(Objects::nonNull)
                .map(time -> Objects.requireNonNull(instant(time)).truncatedTo(ChronoUnit.SECONDS))
                .collect(Collectors.toSet());
    }

    private static @Nullable Instant instant(@Nullable Object time) {
        if (time instanceof OffsetDateTime zoned) return zoned.toInstant();
        if (time instanceof java.sql.Timestamp local) return local.toInstant();
        return null;
    }

    private static LocalDate date(@Nullable Object time) {
        if (time instanceof LocalDate day) return day;
        if (time instanceof java.sql.Date day) return day.toLocalDate();
        return Objects.requireNonNull(instant(time)).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
