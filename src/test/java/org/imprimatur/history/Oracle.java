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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares what pages and letters say with the tables and the engine, at that moment. It knows sentences when it meets
 * them, and asks nobody but the database whether they are true.
 */
final class Oracle {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final Pattern SIGNATURES = Pattern.compile("(\\d+) of (\\d+) signatures");

    /** How a text stands: signatures that count and how many the table asks for at its risk. */
    private record Stand(int given, int needed, int requests, int undecided, int graverAsked) {

        boolean publishable() {
            return given >= needed && requests == 0 && undecided == 0 && graverAsked == 0;
        }
    }

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock.Settable clock;

    private RenderedLetters letters;
    private Desk desk;
    private List<Person> cast;
    private final Map<UUID, String> names = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<UUID, Object> editionsSeen = new HashMap<>();
    private List<Map<String, Object>> turns = List.of();
    private List<Map<String, Object>> articles = List.of();
    private int steps;
    private long lastLetter;

    private Oracle() {}

    static Oracle of(AutowireCapableBeanFactory server, Desk desk, List<Person> cast) {
        Oracle oracle = new Oracle();
        server.autowireBean(oracle);
        oracle.letters = RenderedLetters.of(server);
        oracle.desk = desk;
        oracle.cast = cast;
        cast.forEach(person -> oracle.names.put(person.id().value(), person.name()));
        oracle.lastLetter = oracle.jdbc
                .sql("select coalesce(max(seq), 0) from outbox_mail")
                .query(Long.class)
                .single();
        return oracle;
    }

    List<Map<String, Object>> openTurns() {
        return rows("select * from worklist where closed_at is null order by since, task_id");
    }

    private List<Map<String, Object>> turns() {
        return turns;
    }

    /** What is said and is not so, now. */
    List<String> faults() {
        faults.clear();
        turns = openTurns();
        articles = readArticles();
        steps++;
        list();
        engine();
        for (Map<String, Object> article : articles()) {
            head(article);
            reader(article);
            published(article);
            goesOn(article);
        }
        turns().stream().filter(turn -> turn.get("page").equals("publish")).forEach(this::publishPage);
        cast.forEach(this::yourTurn);
        calendar();
        letters();
        return List.copyOf(faults);
    }

    private void check(boolean so, String what, @Nullable Object... with) {
        if (!so) {
            faults.add(String.format(what, with));
        }
    }

    private void engine() {
        Map<String, Map<String, Object>> tasks = rows("select id_, assignee_, due_date_ from act_ru_task").stream()
                .collect(Collectors.toMap(task -> String.valueOf(task.get("id_")), task -> task));
        Map<String, Map<String, Object>> turns = turns().stream()
                .collect(Collectors.toMap(turn -> String.valueOf(turn.get("task_id")), turn -> turn));
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

    private void head(Map<String, Object> article) {
        Person publisher = anActive("PUBLISHER");
        if (publisher == null) return;
        String title = String.valueOf(article.get("title"));
        Desk.Answer answer = desk.open(publisher, "/desk/articles/" + article.get("id"));
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
                    check(turns.size() > 1, "The head of %s about overdue: %s, due %s", title, line.text(), turn.get("due"));
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
            check(signedLatest(article) == 0, "The head of %s says a signature lapsed, but it is signed: %s", title, stand);
        }
        check(
                head.text().contains("Changes asked for") == (stand.requests() > 0),
                "The head of %s about requests: %s, %s",
                title,
                stand,
                head.text());
        Object at = scheduled(article);
        check(
                head.text().contains("It goes live") || head.text().contains("It was to go live") ? at != null : at == null,
                "The head of %s about its time %s: %s",
                title,
                at,
                head.text());
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
        check(
                !head.text().contains("Readers see it since") || live,
                "The head of %s says that readers see it",
                title);
        check(
                head.text().contains("reviewed again by") == (live && article.get("next_review") != null)
                        || head.text().contains("reads it again by"),
                "The head of %s about its next review %s (%s): %s",
                title,
                article.get("next_review"),
                live,
                head.text());
        check(
                head.text().contains("Review overdue") == (live && isBeforeToday(article.get("next_review"))),
                "The head of %s about an overdue review, %s: %s",
                title,
                article.get("next_review"),
                head.text());
        risk("The head of " + title, head.text(), article);
        if (Math.floorMod(Objects.hash(title, steps), 8) == 0) {
            follow(publisher, answer.page(), title);
        }
    }

    /** What is offered can be opened. */
    private void follow(Person publisher, Document page, String title) {
        for (String address : page.select(".head-actions a[href^=/desk]").eachAttr("href")) {
            Desk.Answer answer = desk.open(publisher, address);
            check(answer.status() < 400, "The head of %s leads to %s, which answers %s", title, address, answer.status());
        }
    }

    private void list() {
        Person publisher = anActive("PUBLISHER");
        if (publisher == null || articles.isEmpty()) return;
        String title = String.valueOf(articles.get(0).get("title"));
        Document page = desk.open(publisher, "/desk/articles?q=" + title.substring(title.lastIndexOf(' ') + 1))
                .page();
        articles.forEach(article -> listed(article, page));
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
        check(words.contains("goes live") || words.contains("was to go live") ? at != null : at == null,
                "The list says of %s, at %s: %s", title, at, words);
        boolean waits = words.contains(" waits for ");
        check(waits == !turns.isEmpty(), "The list says of %s, %s turns: %s", title, turns.size(), words);
        if (turns.size() == 1) {
            Object holder = turns.get(0).get("assignee");
            check(
                    words.contains(turns.get(0).get("step") + " waits for " + (holder == null ? "any " : names.get(holder))),
                    "The list says of %s, with %s: %s",
                    title,
                    names.get(holder),
                    words);
            check(
                    times(row).containsAll(instants(turns.get(0).get("since"), turns.get(0).get("due"))),
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
                    said.group(1).equals("" + stand.given()) && (!underWay || said.group(2).equals("" + stand.needed())),
                    "%s says %s, and it is %s",
                    where,
                    said.group(),
                    stand);
        }
    }

    private void reader(Map<String, Object> article) {
        String title = String.valueOf(article.get("title"));
        Desk.Answer answer = desk.open(null, "/articles/" + article.get("slug"));
        String words = plain(answer.page().text());
        if (article.get("live_edition") == null) {
            check(answer.status() == 404, "Readers get %s for %s, which was never live", answer.status(), title);
            return;
        }
        if (article.get("withdrawn_at") != null) {
            check(words.contains("Because it is so."), "Readers are not told why %s is withdrawn: %s", title, words);
            check(!words.contains("Reviewed by"), "Readers see %s, which is withdrawn", title);
            return;
        }
        check(answer.status() == 200, "Readers get %s for %s, which is live", answer.status(), title);
        List<String> signers = jdbc.sql(
                        "select name from edition_signer where article_id = ? and number = ?")
                .params(article.get("id"), article.get("live_edition"))
                .query(String.class)
                .list();
        Object reviewed = article.get("last_reviewed");
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
                dates != null && plain(dates.text()).contains("Last reviewed " + DAY.format(date(reviewed))),
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
                        || count("select count(*) from act_ru_job j join article_run r on r.process_instance = j.process_instance_id_ where r.article_id = ?", article.get("id")) > 0,
                "%s is under way and waits for nothing",
                article.get("title"));
    }

    private void publishPage(Map<String, Object> turn) {
        Person publisher = anActive("PUBLISHER");
        if (publisher == null) return;
        Document page = desk.open(publisher, "/desk/tasks/" + turn.get("task_id") + "/publish").page();
        Map<String, Object> article = articles().stream()
                .filter(one -> String.valueOf(turn.get("subject")).endsWith(String.valueOf(one.get("id"))))
                .findFirst()
                .orElseThrow();
        Stand stand = stand(article);
        String words = page.text();
        if (Objects.equals(turn.get("assignee"), publisher.id().value())) {
            check(
                    words.contains("Signed and unchanged.") == stand.publishable(),
                    "The publish page of %s, %s: %s",
                    turn.get("title"),
                    stand,
                    page.select(".checks").text() + " / " + page.select(".bar-state").text());
        }
        signatures("The publish page of " + turn.get("title"), words, stand, true);
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
                    && Arrays.stream(String.valueOf(turn.get("candidates")).split("[ ,]+")).anyMatch(roles::contains);
            if (his) mine.add(turn.get("task_id"));
            if (his || pooled) possible.add(turn.get("task_id"));
        }
        Map<Object, Map<String, Object>> turns =
                turns().stream().collect(Collectors.toMap(turn -> turn.get("task_id"), turn -> turn));
        Set<Object> shown = new HashSet<>();
        String address = "/desk";
        Document first = null;
        while (address != null) {
            Document page = desk.open(person, address).page();
            first = first == null ? page : first;
            for (Element row : page.select("section.turns:not(.turns--others) article.turn:has(.turn-ask):has(.turn-waiting time)")) {
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
        check(shown.containsAll(mine), "Your turn of %s lacks %s of %s", person.name(), said(mine, turns), said(shown, turns));
        check(possible.containsAll(shown), "Your turn of %s shows %s beyond %s", person.name(), said(shown, turns), said(possible, turns));
        others(person, first, roles);
    }

    private static Object said(Set<Object> tasks, Map<Object, Map<String, Object>> turns) {
        return tasks.stream().map(task -> turns.get(task).get("step") + " of " + turns.get(task).get("title")).toList();
    }

    private void row(Person person, Element row, Map<String, Object> turn) {
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
            signatures("Your turn of " + person.name(), row.select(".state--waiting").text(), stand(article), true);
            risk("Your turn of " + person.name(), row.select(".turn-topic").text(), article);
        }
    }

    private void others(Person person, @Nullable Document page, Set<String> roles) {
        if (page == null) return;
        for (Element row : page.select("section.turns--others:has(#turns-others) article.turn")) {
            String title = row.select("h3").text();
            String words = row.select(".turn-why").text();
            boolean so = turns().stream()
                    .filter(turn -> turn.get("title").equals(title) || title.contains(String.valueOf(turn.get("title"))))
                    .anyMatch(turn -> (turn.get("assignee") == null || words.contains(names.get(turn.get("assignee"))))
                            && times(row).equals(instants(turn.get("since"), turn.get("due"))));
            check(so, "Your turn of %s waits for others thus: %s", person.name(), row.text());
        }
        Elements upcoming = page.select("section:has(#turns-upcoming) article.turn");
        List<Map<String, Object>> scheduled = rows("select s.*, a.title from scheduled_publication s join article a on a.id = s.article_id");
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

    private void calendar() {
        Person publisher = anActive("PUBLISHER");
        if (publisher == null) return;
        Document page = desk.open(publisher, "/desk/calendar").page();
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
                                            + (turn.get("assignee") == null ? "" : ", with " + names.get(turn.get("assignee"))))),
                            "The calendar has a turn of %s: %s",
                            title,
                            words);
                }
            }
        }
    }

    private void letters() {
        for (RenderedLetters.Posted letter : letters.since(lastLetter)) {
            lastLetter = letter.seq();
            letter(letter);
        }
    }

    private void letter(RenderedLetters.Posted letter) {
        String kind = letter.read().kind();
        String text = plain(letter.read().text());
        String where = "The letter “" + kind + "” to " + names.getOrDefault(letter.to(), "a reader");
        Map<String, Object> article = letter.thread().startsWith("article:") ? articleOf(letter.thread()) : null;
        Map<String, Object> turn = letter.turn() == null
                ? null
                : turns().stream()
                        .filter(open -> open.get("task_id").equals(letter.turn()))
                        .findFirst()
                        .orElse(null);
        check(
                letter.to() == null || isActive(letter.to()) || Set.of("account", "moved").contains(kind),
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
                            holder == null ? text.contains("nobody has taken it") : text.contains("It has been with " + names.get(holder)),
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
                    check(at == null || !text.contains(DAY.format(date(at))), "%s, scheduled at %s: %s", where, at, text);
                }
            }
            case "scheduled" -> day(where, text, "still goes live on ", article == null ? null : scheduled(article));
            case "live" -> check(article != null && article.get("live_edition") != null, "%s: %s", where, text);
            case "reviewed-again" -> {
                if (text.contains("it is to be read once more")) {
                    day(where, text, "By ", article == null ? null : article.get("next_review"));
                }
            }
            case "digest" -> digest(where, text, letter.to());
            case "ack" -> day(where, text, "You have our answer by ", rows("select * from correction_report").stream()
                    .filter(report -> letter.thread().endsWith(String.valueOf(report.get("id"))))
                    .map(report -> report.get("outcome_due"))
                    .findFirst()
                    .orElse(null));
            default -> {}
        }
    }

    private void digest(String where, String text, @Nullable UUID to) {
        Matcher said = Pattern.compile("(\\d+) texts? waits? for you today\\.( (\\d+) of them (is|are) overdue)?").matcher(text);
        Person person = cast.stream().filter(one -> one.id().value().equals(to)).findFirst().orElse(null);
        if (person == null || !said.find()) return;
        Set<String> roles = roles(person);
        long mine = turns().stream()
                .filter(turn -> person.id().value().equals(turn.get("assignee")))
                .count();
        long all = turns().stream()
                .filter(turn -> person.id().value().equals(turn.get("assignee"))
                        || (turn.get("assignee") == null
                                && Arrays.stream(String.valueOf(turn.get("candidates")).split("[ ,]+")).anyMatch(roles::contains)))
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
        if (text.contains("a change to it is asked for. It goes live only")) {
            check(stand.requests() > 0, "%s speaks of a request: %s", where, stand);
        }
    }

    /** What is said to come next is what is there. */
    private void next(String where, String kind, String text, Map<String, Object> article) {
        Set<Object> open = turnsOn(article).stream().map(turn -> turn.get("page")).collect(Collectors.toSet());
        Set<Object> steps = turnsOn(article).stream().map(turn -> turn.get("step")).collect(Collectors.toSet());
        if (text.contains("A publisher puts it live from here.")) {
            check(open.contains("publish"), "%s says that a publisher is next, and it is %s", where, steps);
            check(stand(article).publishable(), "%s says that a publisher puts it live: %s", where, stand(article));
        }
        if (text.contains("another clinician reads it before it can go live")) {
            check(open.contains("review"), "%s says that a clinician is next, and it is %s", where, steps);
        }
        Matcher next = Pattern.compile("Next comes “([^”]+)”").matcher(text);
        if (kind.equals("signed") && next.find()) {
            check(steps.contains(next.group(1)), "%s says that %s is next, and it is %s", where, next.group(1), steps);
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

    private void day(String where, String text, String before, @Nullable Object truth) {
        int at = text.indexOf(before);
        if (at < 0) return;
        Matcher said = Pattern.compile("(\\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \\d{4})")
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
        return count("select count(*) from act_ru_execution where business_key_ = ?", "article:" + article.get("id")) > 0;
    }

    private Stand stand(Map<String, Object> article) {
        Object id = article.get("id");
        String latest = "(select sha256 from revision where article_id = ? and number = (select latest_revision from article where id = ?))";
        String out = "select o.id from credential_out_of_use o where o.holder = s.signer and o.type = s.credential_type and o.number = s.credential_number and o.issued = s.credential_issued and o.back_at is null and o.out_at >= s.signed_at";
        String decided = "(select d.kind from signature_decision d where d.out_of_use = o.id and d.article_id = s.article_id and d.sha256 = s.sha256 order by d.decided_at desc, d.id desc fetch first 1 rows only)";
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
        int requests = count(
                "select count(*) from review_note n join review_round w on w.article_id = n.article_id where n.article_id = ? and n.kind in ('CHANGES_REQUESTED', 'SENT_BACK') and n.round = w.round and n.revision = (select latest_revision from article where id = n.article_id)"
                        + " and not exists (select 1 from review_note_withdrawn x where x.note_id = n.id)"
                        + " and not exists (select 1 from sign_off s where s.article_id = n.article_id and s.signer = n.author and s.signed_at >= n.written_at)",
                id);
        int graver = count(
                "select count(*) from risk_request where article_id = ? and answered_at is null and wanted = 'HIGH'", id);
        boolean high = "HIGH".equals(article.get("risk"));
        return new Stand(given, high ? 2 : 1, requests, undecided, high ? 0 : graver);
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
            boolean zoned = row.getMetaData().getColumnTypeName(i).toLowerCase(Locale.ROOT).matches("timestamptz|timestamp.*with time zone.*");
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
