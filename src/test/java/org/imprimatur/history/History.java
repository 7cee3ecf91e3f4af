package org.imprimatur.history;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.imprimatur.Newsroom;
import org.imprimatur.TestClock;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.audit.AuditVerifier;
import org.imprimatur.notification.DailyLetters;
import org.imprimatur.notification.Reminders;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.publication.ReReviewSchedule;
import org.imprimatur.report.CaseRoom;
import org.imprimatur.review.AtReview;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What the people of a small newsroom do, one step after the other, each drawn from a seed of its own. */
final class History {

    /** One thing somebody does, or tries to. The same step of the same history does the same again. */
    record Step(int kind, long seed) {

        /** What is tried if there was nothing of the kind to be done. */
        private Step instead() {
            Random next = new Random(seed);
            return new Step(next.nextInt(1 << 20), next.nextLong());
        }
    }

    /**
     * What a step came to.
     *
     * @param step    the one that was taken in the end
     * @param came    in words, what was done and what came of it
     * @param faults  what is said and is not so, afterwards
     */
    record Taken(Step step, String came, List<Oracle.Fault> faults) {}

    /** @param done in words, what was done and what came of it */
    private record Kind(String name, int weight, Doing doing) {}

    private interface Doing {
        String by(Random random);
    }

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc http;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    ManagementService management;

    @Autowired
    ReReviewSchedule reReviews;

    @Autowired
    Reminders reminders;

    @Autowired
    DailyLetters dailyLetters;

    @Autowired
    Newsroom newsroom;

    @Autowired
    People people;

    @Autowired
    Credentials credentials;

    @Autowired
    Articles articles;

    @Autowired
    AuditVerifier verifier;

    /** There was nothing of the kind to be done; something else is drawn. */
    private static final String NOTHING = "";

    private static final int FIRST = 3;

    private static final int MOST = 5;

    private final List<Kind> kinds = new ArrayList<>();
    private final Map<Person, UUID> licences = new LinkedHashMap<>();
    private Desk desk;
    private Oracle oracle;
    private CaseRoom room;
    private List<Person> writers;
    private List<Person> clinicians;
    private List<Person> publishers;
    private Person admin;
    private int drafts;

    private History() {}

    static History begun(AutowireCapableBeanFactory server) {
        History history = new History();
        server.autowireBean(history);
        history.desk = new Desk(history.http);
        history.room = CaseRoom.of(server);
        history.cast(AtReview.of(server));
        history.kinds();
        history.oracle = Oracle.of(server, history.desk, history.everybody());
        history.publishSome();
        return history;
    }

    static List<Step> drawn(long seed, int steps) {
        Random random = new Random(seed);
        List<Step> drawn = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            drawn.add(new Step(random.nextInt(1 << 20), random.nextLong()));
        }
        return drawn;
    }

    /**
     * Does it, and compares what is then said.
     *
     * @param drawn whether something else is done if there is nothing of the kind to be done
     */
    Taken take(Step step, boolean drawn) {
        clock.advance(Duration.ofMinutes(1));
        List<Oracle.Fault> faults = new ArrayList<>();
        Step taken = step;
        String came = did(taken, faults);
        while (came.isEmpty() && drawn) {
            taken = taken.instead();
            came = did(taken, faults);
        }
        failed(faults);
        faults.addAll(oracle.faults(new Random(step.seed())));
        failed(faults);
        return new Taken(taken, kind(taken.kind()).name() + ": " + came, faults);
    }

    private String did(Step step, List<Oracle.Fault> faults) {
        Kind kind = kind(step.kind());
        try {
            return kind.doing().by(new Random(step.seed()));
        } catch (Exception e) {
            faults.add(new Oracle.Fault(kind.name(), kind.name() + ": " + e));
            return "fails";
        }
    }

    private void failed(List<Oracle.Fault> faults) {
        desk.failures().forEach(failure -> faults.add(new Oracle.Fault("The server fails", failure)));
    }

    Oracle oracle() {
        return oracle;
    }

    /** Everything that is said in the end, and the audit. */
    List<Oracle.Fault> end() {
        List<Oracle.Fault> faults = new ArrayList<>(oracle.faults((Random) null));
        failed(faults);
        var outcome = verifier.verify("");
        if (!outcome.whole()) {
            faults.add(new Oracle.Fault("audit", "The audit does not verify: " + outcome.links()));
        }
        sweep();
        return faults;
    }

    private void cast(AtReview at) {
        sweep();
        writers = List.of(person("Ann Writer", Role.writer()), person("Ben Writer", Role.writer()));
        publishers = List.of(person("Cat Publisher", Role.publisher()), person("Dan Publisher", Role.publisher()));
        admin = person("Eve Administrator", Role.admin());
        clinicians = List.of(
                person("Flo Reviewer", Role.medicalReviewer()),
                person("Gus Reviewer", Role.medicalReviewer()),
                person("Ida Allrounder", Role.medicalReviewer(), Role.writer()));
        LocalDate today = newsroom.today();
        for (Person clinician : clinicians) {
            at.knowing(clinician);
            LocalDate expires = clinician == clinicians.get(0) ? today.plusDays(150) : null;
            var entered = credentials.enter(
                    admin,
                    clinician.id(),
                    "FNP-BC",
                    "ANCC",
                    "20190" + licences.size(),
                    null,
                    today.minusYears(3),
                    expires);
            credentials.verify(publishers.get(0), entered.id(), today, "The issuer's register");
            licences.put(clinician, entered.id());
        }
    }

    /** Called the same in each run, so that what is drawn from a list is; nobody of an earlier history works here. */
    private Person person(String name, Role... roles) {
        PersonId id = PersonId.random();
        Person person = new Person(id, "person-" + id, name, id + "@newsroom.test", Set.of(roles), true);
        people.add(person);
        return person;
    }

    /** So that there is something to be scheduled, reported and corrected from the first step on. Nothing is compared yet. */
    private void publishSome() {
        Random r = new Random(FIRST);
        while (drafts < FIRST) begin(r);
        for (int i = 0; i < MOST * FIRST; i++) {
            String signed = turn("review", r, (turn, who) -> press(who, work(turn) + "/sign", "/review/sign", r));
            if (signed.isEmpty()) turn("write", r, (turn, who) -> submit(turn, who, r));
        }
        turn("publish", r, (turn, who) -> press(who, work(turn), "/publish/now", r));
        turn("publish", r, (turn, who) -> schedule(turn, who, r));
        oracle.letThemPass();
    }

    private String schedule(Map<String, Object> turn, Person who, Random r) {
        return press(who, work(turn), "/publish/schedule", r, "day", day(r, 0, 40), "time", "09:30");
    }

    /** What other histories left behind goes on no more, and its people are gone. */
    private void sweep() {
        jdbc.sql(
                        "update person set active = false where name like '% Writer' or name like '% Publisher' or name like '% Administrator' or name like '% Reviewer' or name like '% Allrounder'")
                .update();
        for (String instance : jdbc.sql("select proc_inst_id_ from act_ru_execution where parent_id_ is null")
                .query(String.class)
                .list()) {
            runtime.deleteProcessInstance(instance, "swept");
        }
        jdbc.sql("delete from scheduled_publication").update();
        jdbc.sql("update article set live_edition = null, live_revision = null, live_sha256 = null, next_review = null")
                .update();
        jdbc.sql("update credential_out_of_use set back_at = out_at where back_at is null")
                .update();
        jdbc.sql("update risk_request set answered_at = asked_at where answered_at is null")
                .update();
        jdbc.sql("update outbox_mail set state = 'CANCELLED' where state in ('QUEUED', 'RETRY')")
                .update();
    }

    @Autowired
    org.camunda.bpm.engine.RuntimeService runtime;

    List<Person> everybody() {
        List<Person> all = new ArrayList<>(writers);
        all.addAll(clinicians);
        all.addAll(publishers);
        all.add(admin);
        return all;
    }

    private Kind kind(int drawn) {
        int rest = drawn % kinds.stream().mapToInt(Kind::weight).sum();
        for (Kind kind : kinds) {
            rest -= kind.weight();
            if (rest < 0) return kind;
        }
        throw new IllegalStateException();
    }

    private void kinds() {
        add("begin", 5, this::begin);
        add("write", 6, r -> turn("write", r, (turn, who) -> write(turn, who, r)));
        add("submit", 10, r -> turn("write", r, (turn, who) -> submit(turn, who, r)));
        add("take", 12, this::take);
        add("hand back", 2, r -> turn(null, r, (turn, who) -> press(who, work(turn), "/hand-back", r)));
        add("name", 4, r -> turn(null, r, (turn, who) -> press(anEditor(r), work(turn), "/give", r)));
        add(
                "move the due date",
                3,
                r -> turn(
                        null,
                        r,
                        (turn, who) -> press(one(publishers, r), work(turn), "/due", r, "day", day(r, 1, 30))));
        add("sign", 20, r -> turn("review", r, (turn, who) -> press(who, work(turn) + "/sign", "/review/sign", r)));
        add(
                "ask for changes",
                4,
                r -> turn(
                        "review",
                        r,
                        (turn, who) -> press(who, work(turn) + "/request-changes", "/review/request-changes", r)));
        add("withdraw a request", 3, r -> anArticle(r, null, (id, who) -> withdrawRequest(id, r)));
        add("publish", 16, r -> turn("publish", r, (turn, who) -> press(who, work(turn), "/publish/now", r)));
        add("schedule", 10, r -> turn("publish", r, (turn, who) -> schedule(turn, who, r)));
        add("send back", 2, r -> turn("publish", r, (turn, who) -> press(who, work(turn), "/publish/send-back", r)));
        add(
                "reschedule",
                5,
                r -> anArticle(
                        r,
                        "scheduled",
                        (id, who) -> press(
                                who,
                                "/desk/articles/" + id + "/schedule",
                                "/schedule",
                                r,
                                "day",
                                day(r, 1, 60),
                                "time",
                                "14:00")));
        add(
                "call back",
                5,
                r -> anArticle(r, "scheduled", (id, who) -> press(who, "/desk/articles/" + id, "/call-back", r)));
        add(
                "decide the risk",
                5,
                r -> anArticle(
                        r,
                        null,
                        (id, who) -> press(
                                who,
                                "/desk/articles/" + id + "/risk",
                                "/risk",
                                r,
                                "level",
                                level(r),
                                "reason",
                                "On reflection.")));
        add(
                "ask for a risk",
                2,
                r -> anArticle(
                        r,
                        null,
                        (id, who) -> press(
                                one(everybody(), r),
                                "/desk/articles/" + id + "/risk",
                                "/risk/ask",
                                r,
                                "level",
                                level(r))));
        add(
                "change the topic",
                3,
                r -> anArticle(
                        r,
                        null,
                        (id, who) -> press(who, "/desk/articles/" + id + "/topic", "/topic", r, "topic", topic(r))));
        add(
                "change the address",
                1,
                r -> anArticle(
                        r,
                        null,
                        (id, who) -> press(
                                who,
                                "/desk/articles/" + id + "/address",
                                "/address",
                                r,
                                "slug",
                                "text-" + r.nextInt(1000) + "-" + admin.id())));
        add("revoke", 3, r -> licence(r, "/revoke", "why", "Surrendered."));
        add("restore", 2, r -> licence(r, "/restore", "why", "By mistake."));
        add("decide about signatures", 8, this::decideSignatures);
        add("deactivate", 1, r -> press(admin, person(r), "/deactivate", r));
        add("reactivate", 3, this::reactivate);
        add("change roles", 2, this::changeRoles);
        add("report", 8, this::report);
        add("decide a report", 12, this::triage);
        add(
                "warn",
                2,
                r -> anArticle(
                        r,
                        "live",
                        (id, who) -> press(
                                who,
                                "/desk/articles/" + id + "/banner",
                                "/banner",
                                r,
                                "banner",
                                "Do not follow the doses.")));
        add(
                "lower the warning",
                2,
                r -> anArticle(
                        r, "live", (id, who) -> press(who, "/desk/articles/" + id + "/banner", "/banner/lower", r)));
        add(
                "withdraw",
                2,
                r -> anArticle(
                        r, "live", (id, who) -> press(who, "/desk/articles/" + id + "/withdraw", "/withdraw", r)));
        add(
                "correct",
                6,
                r -> anArticle(
                        r, "live", (id, who) -> press(who, "/desk/articles/" + id + "/correction", "/correction", r)));
        add(
                "have it reviewed again",
                5,
                r -> anArticle(r, "live", (id, who) -> press(who, "/desk/articles/" + id, "/re-review", r)));
        add(
                "give up",
                2,
                r -> anArticle(
                        r,
                        null,
                        (id, who) -> press(
                                one(everybody(), r), "/desk/articles/" + id + "/process/give-up", "/give-up", r)));
        add("take up", 2, r -> anArticle(r, null, (id, who) -> press(who, "/desk/articles/" + id, "/take-up", r)));
        add(
                "take back",
                2,
                r -> anArticle(r, null, (id, who) -> press(writerOf(id), "/desk/articles/" + id, "/take-back", r)));
        add(
                "put at another stage",
                1,
                r -> anArticle(
                        r, null, (id, who) -> press(who, "/desk/articles/" + id + "/process/stage", "/stage", r)));
        add("time passes", 9, this::pass);
    }

    private void add(String name, int weight, Doing doing) {
        kinds.add(new Kind(name, weight, doing));
    }

    private interface OnTurn {
        String by(Map<String, Object> turn, Person who);
    }

    private interface OnArticle {
        String by(UUID article, Person who);
    }

    private String begin(Random r) {
        if (drafts == MOST) return NOTHING;
        Person who = r.nextBoolean() ? one(writers, r) : r.nextInt(4) == 0 ? clinicians.get(2) : one(writers, r);
        String title =
                "Text " + (char) ('A' + drafts) + " of " + admin.id().toString().substring(0, 6);
        String risk = r.nextInt(3) == 0 ? level(r) : "";
        String came = press(
                who, "/desk/articles/new", "/desk/articles/new", r, "title", title, "topic", topic(r), "risk", risk);
        drafts++;
        turns().stream().filter(turn -> turn.get("title").equals(title)).forEach(turn -> write(turn, who, r));
        return name(who) + " " + title + " " + risk + " " + came;
    }

    private String write(Map<String, Object> turn, Person who, Random r) {
        String body = "Most adults need **seven hours** or more [@watson2015].\n\n" + CaseRoom.PASSAGE
                + " [@watson2015]. "
                + (r.nextInt(4) == 0
                        ? "Take " + (5 + r.nextInt(90)) + " mg of iron."
                        : "Rest " + r.nextInt(9) + " times.");
        return press(
                who,
                work(turn),
                "/write",
                r,
                "standfirst",
                "Rest well.",
                "body",
                body,
                "sources",
                Newsroom.aText().sources());
    }

    private String submit(Map<String, Object> turn, Person who, Random r) {
        String came = r.nextInt(3) == 0 ? write(turn, who, r) + ", " : "";
        Map<String, String> with = new LinkedHashMap<>();
        with.put("words", r.nextInt(3) == 0 ? "Please look at the second table." : "");
        if (r.nextInt(3) > 0) {
            with.put("reviewer", "");
        }
        return came + desk.send(who, work(turn) + "/submit", "/submit", with, r);
    }

    private String take(Random r) {
        List<Map<String, Object>> free =
                turns().stream().filter(turn -> turn.get("assignee") == null).toList();
        if (free.isEmpty()) return NOTHING;
        Map<String, Object> turn = one(free, r);
        List<Person> able = new ArrayList<>(holding(String.valueOf(turn.get("candidates"))));
        if (able.isEmpty() || r.nextInt(8) == 0) able = everybody();
        Person who = one(able, r);
        String page = r.nextBoolean() ? "/desk" : work(turn);
        String came = desk.send(who, page, turn.get("task_id") + "/take", Map.of(), r);
        return came.isEmpty() ? NOTHING : name(who) + " " + said(turn) + " " + came;
    }

    private String turn(String form, Random r, OnTurn doing) {
        List<Map<String, Object>> some = turns().stream()
                .filter(turn -> form == null || turn.get("page").equals(form))
                .toList();
        if (some.isEmpty()) return NOTHING;
        Map<String, Object> turn = one(some, r);
        Object holder = turn.get("assignee");
        Person who = everybody().stream()
                .filter(person -> person.id().value().equals(holder))
                .findFirst()
                .orElse(null);
        String first = "";
        if (who == null) {
            List<Person> able = holding(String.valueOf(turn.get("candidates")));
            if (able.isEmpty()) return NOTHING;
            who = one(able, r);
            first = "takes it " + desk.send(who, work(turn), "/take", Map.of(), r) + ", ";
        }
        String came = doing.by(turn, who);
        return came.isEmpty() && first.isEmpty() ? NOTHING : name(who) + " " + said(turn) + " " + first + came;
    }

    private String anArticle(Random r, String which, OnArticle doing) {
        String sql = which == null
                ? "select id from article where writer in (:cast) order by number"
                : which.equals("live")
                        ? "select id from article where writer in (:cast) and live_edition is not null order by number"
                        : "select a.id from article a join scheduled_publication s on s.article_id = a.id where a.writer in (:cast) order by a.number";
        List<UUID> some = jdbc.sql(sql).param("cast", ids()).query(UUID.class).list();
        if (some.isEmpty()) return NOTHING;
        UUID id = one(some, r);
        Person who = one(publishers, r);
        String came = doing.by(id, who);
        return came.isEmpty()
                ? NOTHING
                : name(who) + " " + articles.require(new ArticleId(id)).title() + " " + came;
    }

    private String withdrawRequest(UUID article, Random r) {
        List<UUID> authors = jdbc.sql("select author from review_note where article_id = ? order by written_at, kind")
                .param(article)
                .query(UUID.class)
                .list();
        if (authors.isEmpty()) return NOTHING;
        UUID author = one(authors, r);
        Person who = everybody().stream()
                .filter(person -> person.id().value().equals(author))
                .findFirst()
                .orElseThrow();
        String came = press(who, "/desk/articles/" + article, "/withdraw", r);
        return came.isEmpty() ? NOTHING : name(who) + " " + came;
    }

    private String licence(Random r, String action, String field, String words) {
        Person clinician = one(clinicians, r);
        String came = press(
                admin,
                "/desk/people/" + clinician.id() + "/credentials/" + licences.get(clinician),
                action,
                r,
                field,
                words);
        return came.isEmpty() ? NOTHING : name(clinician) + " " + came;
    }

    private String decideSignatures(Random r) {
        Person clinician = one(clinicians, r);
        String page = "/desk/credentials/" + licences.get(clinician) + "/texts";
        Person who = one(publishers, r);
        List<String> texts =
                desk.open(who, page).page().select("input[name=text]").eachAttr("value");
        if (texts.isEmpty()) return NOTHING;
        return name(who) + " about " + name(clinician) + " " + press(who, page, "/texts", r, "text", one(texts, r));
    }

    private String person(Random r) {
        return "/desk/people/" + one(everybody().subList(0, 7), r).id();
    }

    private String reactivate(Random r) {
        List<UUID> gone = jdbc.sql("select id from person where id in (:cast) and not active order by name")
                .param("cast", ids())
                .query(UUID.class)
                .list();
        return gone.isEmpty() ? NOTHING : press(admin, "/desk/people/" + one(gone, r), "/reactivate", r);
    }

    /** Most get back what they had. */
    private String changeRoles(Random r) {
        Person who = one(everybody().subList(0, 7), r);
        String had = who.roles().stream().map(Role::name).sorted().findFirst().orElseThrow();
        String role = r.nextInt(3) == 0 ? one(List.of("WRITER", "MEDICAL_REVIEWER", "PUBLISHER"), r) : had;
        return name(who) + " is " + role + " "
                + press(admin, "/desk/people/" + who.id() + "/edit", "/edit", r, "roles", role);
    }

    private String report(Random r) {
        return anArticle(r, "live", (id, who) -> {
            room.aReportOn(articles.require(new ArticleId(id)), CaseRoom.anAddress());
            return "a reader writes";
        });
    }

    private String triage(Random r) {
        return turn("triage", r, (turn, who) -> {
            String outcome = one(List.of("not-a-mistake", "minor", "clinical", "dangerous"), r);
            return outcome + " "
                    + desk.send(
                            who,
                            work(turn) + "?outcome=" + outcome,
                            "/triage/decide",
                            new LinkedHashMap<>(Map.of("safeguardWords", "Do not follow it.")),
                            r);
        });
    }

    private String pass(Random r) {
        Duration by = one(
                List.of(
                        Duration.ofHours(3),
                        Duration.ofHours(20),
                        Duration.ofDays(1),
                        Duration.ofDays(3),
                        Duration.ofDays(8),
                        Duration.ofDays(30),
                        Duration.ofDays(200)),
                r);
        clock.advance(by);
        return by + schedules();
    }

    private String schedules() {
        StringBuilder failed = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            for (String job : jobs()) {
                try {
                    management.executeJob(job);
                } catch (RuntimeException e) {
                    failed.append(", a step fails: ").append(e.getMessage());
                }
            }
        }
        reReviews.keep();
        reminders.remindDue();
        dailyLetters.sendDue();
        return failed.toString();
    }

    /** What is due, in an order that is the same in each run. */
    private List<String> jobs() {
        Set<String> due = management.createJobQuery().executable().list().stream()
                .map(Job::getId)
                .collect(Collectors.toSet());
        return jdbc.sql("""
                        select j.id_ from act_ru_job j
                        left join act_ru_execution e on e.id_ = j.process_instance_id_
                        left join article a on e.business_key_ = concat('article:', cast(a.id as varchar(36)))
                        order by j.duedate_, a.number, j.handler_type_
                        """).query(String.class).list().stream()
                .filter(due::contains)
                .toList();
    }

    private String press(Person who, String page, String action, Random r, String... with) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < with.length; i += 2) {
            fields.put(with[i], with[i + 1]);
        }
        return desk.send(who, page, action, fields, r);
    }

    private List<Map<String, Object>> turns() {
        return oracle.openTurns();
    }

    private List<Person> holding(String candidates) {
        return everybody().stream()
                .filter(person -> jdbc.sql(
                                        "select count(*) from person p join person_role r on r.person_id = p.id where p.id = :id and p.active and r.role in (:roles)")
                                .param("id", person.id().value())
                                .param("roles", List.of(candidates.split("[ ,]+")))
                                .query(Integer.class)
                                .single()
                        > 0)
                .toList();
    }

    private Person writerOf(UUID article) {
        return everybody().stream()
                .filter(person -> person.id()
                        .equals(articles.require(new ArticleId(article)).writer()))
                .findFirst()
                .orElseThrow();
    }

    private List<UUID> ids() {
        return everybody().stream().map(person -> person.id().value()).toList();
    }

    private Person anEditor(Random r) {
        return one(List.of(publishers.get(0), publishers.get(1), admin), r);
    }

    private String day(Random r, int from, int to) {
        return newsroom.today().plusDays(from + r.nextInt(to - from)).toString();
    }

    private static String level(Random r) {
        return r.nextBoolean() ? "HIGH" : "ORDINARY";
    }

    private static String topic(Random r) {
        return one(List.of("sleep", "medicines", "healthy living", "pregnancy"), r);
    }

    private static String work(Map<String, Object> turn) {
        return "/desk/tasks/" + turn.get("task_id") + "/" + turn.get("page");
    }

    private static String said(Map<String, Object> turn) {
        return "“" + turn.get("step") + "” of " + turn.get("title");
    }

    private static String name(Person person) {
        return person.name();
    }

    private static <T> T one(List<T> some, Random r) {
        return Objects.requireNonNull(some.get(r.nextInt(some.size())));
    }
}
