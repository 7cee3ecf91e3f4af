package org.imprimatur;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.WeakHashMap;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ImportLoss;
import org.imprimatur.article.ImportReport;
import org.imprimatur.article.ImportReports;
import org.imprimatur.article.ImportedFile;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.article.Topics;
import org.imprimatur.article.image.Images;
import org.imprimatur.article.image.RasterImage;
import org.imprimatur.inbox.InboundMailCommands;
import org.imprimatur.inbox.InboundMailStore;
import org.imprimatur.inbox.Provenance;
import org.imprimatur.mime.BounceReport;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.outbox.ReturnedLetters;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Profiles;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Subject;
import org.imprimatur.publication.Banners;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.report.CaseRoom;
import org.imprimatur.report.Report;
import org.imprimatur.report.form.ReportForms;
import org.imprimatur.review.AtReview;
import org.imprimatur.review.ChangesToTick;
import org.imprimatur.review.Reviews;
import org.imprimatur.standards.PublicText;
import org.imprimatur.standards.PublicTexts;
import org.imprimatur.workflow.intervention.AtProcesses;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One article at every stage of a process with a further stage, and for each a twin written by somebody who could review
 * and approve it as well; the people around them; and whatever else an address can lead to. From these it makes requests
 * that lack nothing but, perhaps, the right to make them.
 */
final class EveryStage {

    enum Who {
        SIGNED_OUT,
        WRITER,
        OTHER_WRITER,
        REVIEWER,
        OTHER_REVIEWER,
        PUBLISHER,
        ADMINISTRATOR,
        FURTHER_ROLE,
        /** Is a writer, a reviewer and of the further role, and is tried with a text of their own. */
        OF_OWN_TEXT
    }

    /** Where an article stands. Except in the pool, somebody has the turn: whoever the stage is for. */
    enum Stage {
        WRITE,
        POOLED,
        REVIEW,
        APPROVE,
        PUBLISH,
        SCHEDULED,
        LIVE;

        static List<Stage> withATurn() {
            return List.of(WRITE, POOLED, REVIEW, APPROVE, PUBLISH);
        }

        /** The page that serves the turn. */
        String page() {
            return this == POOLED ? "review" : name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Map<AutowireCapableBeanFactory, EveryStage> KNOWN = new WeakHashMap<>();

    private static final String NEW_PASSWORD = "four quiet herons wading";
    /** Made up. */
    private static final byte[] RETRACTIONS =
            "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature\n10.9999/made-up,,Retraction\n"
                    .getBytes(StandardCharsets.UTF_8);

    private static final byte[] MANUSCRIPT = "# Naps\n\nShort.".getBytes(StandardCharsets.UTF_8);
    private static final byte[] UPLOAD = picture(0);
    private static final String TOKEN = "a token long enough to be one";

    private final Map<Who, Person> people = new EnumMap<>(Who.class);
    private final Map<Stage, Article> articles = new EnumMap<>(Stage.class);
    private final Map<Stage, Article> ownTexts = new EnumMap<>(Stage.class);
    private final Map<Article, UUID> parked = new HashMap<>();
    private final Map<Article, UUID> imported = new HashMap<>();
    private final Map<Article, UUID> putAway = new HashMap<>();
    private final Map<Article, UUID> waiting = new HashMap<>();

    /** Has not chosen a password yet; the subject of what administrators do. */
    private Person newcomer;

    private UUID waitingLetter;
    private UUID failedLetter;
    private UUID heldMail;
    private UUID report;
    private String failedJob;
    private String unsubscribe;
    private String addressTask;
    private String triageTask;
    private UUID readersMail;
    private UUID request;
    private UUID topic;
    private int pictures;

    /** On the live article, still to be decided; another like it; and one that waits for its correction. */
    private int openReport;

    private Subject openCase;

    private int similarReport;
    private int waitingReport;
    private int mergedReport;

    @Autowired
    Newsroom newsroom;

    @Autowired
    Articles texts;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    Topics topics;

    @Autowired
    Images images;

    @Autowired
    ImportReports imports;

    @Autowired
    Worklist worklist;

    @Autowired
    InboundMailStore inboundMailStore;

    @Autowired
    InboundMailCommands inbound;

    @Autowired
    Reviews reviews;

    @Autowired
    PublishingCommands publishingCommands;

    @Autowired
    Banners banners;

    ReportForms reportForms;

    @Autowired
    Credentials credentials;

    @Autowired
    PublicTexts publicTexts;

    @Autowired
    People register;

    @Autowired
    Profiles profiles;

    @Autowired
    Outbox outbox;

    @Autowired
    ReturnedLetters returnedLetters;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private AtReview atReview;
    private AtProcesses atProcesses;

    /** Of the writer, and given up before readers saw it. */
    private Article givenUp;

    private EveryStage() {}

    /** One for each server: whatever is done to its people and articles is rolled back. */
    static EveryStage of(AutowireCapableBeanFactory server) {
        return KNOWN.computeIfAbsent(server, EveryStage::founded);
    }

    private static EveryStage founded(AutowireCapableBeanFactory server) {
        EveryStage every = new EveryStage();
        server.autowireBean(every);
        every.reportForms = ReportForms.of(server);
        every.atReview = AtReview.of(server);
        every.atProcesses = AtProcesses.of(server);
        every.cast();
        for (Stage stage : Stage.values()) {
            every.articles.put(stage, every.lead(Who.WRITER, Who.REVIEWER, Who.FURTHER_ROLE, stage));
            every.ownTexts.put(stage, every.lead(Who.OF_OWN_TEXT, Who.OF_OWN_TEXT, Who.OF_OWN_TEXT, stage));
        }
        every.park(Who.WRITER, every.articles);
        every.park(Who.OF_OWN_TEXT, every.ownTexts);
        every.links();
        every.letters();
        every.mail();
        every.failedJob();
        every.reminder();
        every.deadAddress();
        every.reports(server);
        every.request();
        every.givenUp = every.begin(every.person(Who.WRITER));
        every.atProcesses.giveUp(every.person(Who.PUBLISHER), every.givenUp);
        every.atProcesses.aNewerVersion();
        every.topic();
        return every;
    }

    /** A complete request for this route, at this stage, by this person. */
    MockHttpServletRequestBuilder request(String route, Stage stage, Who who) {
        Article about = about(stage, who);
        return request(route, address(route.substring(route.indexOf(' ') + 1), about), stage, who);
    }

    /** The same to another address: with somebody else's id in it, perhaps. */
    MockHttpServletRequestBuilder request(String route, String address, Stage stage, Who who) {
        Article about = about(stage, who);
        HttpMethod method = HttpMethod.valueOf(route.substring(0, route.indexOf(' ')));
        String pattern = route.substring(route.indexOf(' ') + 1);
        // Each from an address of its own, or the many signing in would look like somebody guessing.
        MockHttpServletRequestBuilder request = multipart(method, URI.create(address))
                .file(
                        pattern.equals("/desk/retractions")
                                ? new MockMultipartFile("file", "list.csv", "text/csv", RETRACTIONS)
                                : new MockMultipartFile("file", "draft.md", "text/markdown", MANUSCRIPT))
                .file(new MockMultipartFile("image", "bed.png", "image/png", UPLOAD))
                .file(new MockMultipartFile("portrait", "me.png", "image/png", UPLOAD))
                .accept("text/html")
                .with(sent -> {
                    sent.setRemoteAddr("192.0.2." + who.ordinal());
                    return sent;
                });
        if (method != HttpMethod.GET) {
            form(pattern, stage, who, about).forEach(request::param);
        }
        return who == Who.SIGNED_OUT ? request.with(csrf()) : request.with(SignedIn.as(person(who)));
    }

    /** The article whose request {@link #request} makes. */
    Article about(Stage stage, Who who) {
        return Objects.requireNonNull((who == Who.OF_OWN_TEXT ? ownTexts : articles).get(stage));
    }

    /** Not the one that addresses lead to by themselves. */
    int anotherReport() {
        return waitingReport;
    }

    /** Whoever may finish the turn of this stage. */
    Who holder(Stage stage) {
        return switch (stage) {
            case WRITE -> Who.WRITER;
            case POOLED, REVIEW -> Who.REVIEWER;
            case APPROVE -> Who.FURTHER_ROLE;
            case PUBLISH, SCHEDULED, LIVE -> Who.PUBLISHER;
        };
    }

    Person person(Who who) {
        return Objects.requireNonNull(people.get(who));
    }

    private void cast() {
        people.put(Who.WRITER, newsroom.aWriter());
        people.put(Who.OTHER_WRITER, newsroom.aWriter());
        people.put(Who.REVIEWER, newsroom.aReviewer());
        people.put(Who.OTHER_REVIEWER, newsroom.aReviewer());
        people.put(Who.PUBLISHER, newsroom.aPublisher());
        people.put(Who.ADMINISTRATOR, newsroom.anAdministrator());
        people.put(Who.FURTHER_ROLE, newsroom.person("Lawyer", AtReview.legal()));
        people.put(
                Who.OF_OWN_TEXT,
                newsroom.person("All-rounder", Role.writer(), Role.medicalReviewer(), AtReview.legal()));
        people.values().forEach(atReview::knowing);
        newcomer = newsroom.aReviewer();
        profiles.portray(person(Who.ADMINISTRATOR), newcomer.id(), picture(++pictures));
    }

    /** Step by step, as the people of the newsroom would; with a picture no other article has. */
    private Article lead(Who writer, Who reviewer, Who approver, Stage to) {
        Article article = begin(person(writer));
        if (to == Stage.WRITE) {
            return article;
        }
        articleCommands.submit(person(writer), task(article));
        if (to == Stage.POOLED) {
            return article;
        }
        if (to == Stage.REVIEW) {
            atReview.putInto(person(reviewer), article);
            return article;
        }
        atReview.sign(article, person(Who.REVIEWER));
        if (to == Stage.APPROVE) {
            atReview.putInto(person(approver), article);
            return article;
        }
        worklist.take(person(Who.FURTHER_ROLE), task(article));
        reviews.approve(person(Who.FURTHER_ROLE), task(article), atReview.read(article), "");
        Person publisher = person(Who.PUBLISHER);
        worklist.take(publisher, task(article));
        if (to == Stage.SCHEDULED) {
            publishingCommands.schedule(publisher, task(article), atReview.read(article), inAWeek(), "09:30");
        } else if (to == Stage.LIVE) {
            publishingCommands.publishNow(publisher, task(article), atReview.read(article));
            banners.raise(article.id(), "A figure below is being checked.", publisher);
        }
        return article;
    }

    private Article begin(Person writer) {
        RevisionText text = Newsroom.aText();
        String title = "Sleep, " + Newsroom.aWord();
        RevisionText bare = new RevisionText(title, text.standfirst(), text.body(), text.sources());
        Article article = articleCommands.begin(writer, "sleep-" + UUID.randomUUID(), "sleep", Risk.ORDINARY, bare);
        RasterImage rasterImage = RasterImage.of(picture(++pictures)).orElseThrow();
        transaction.executeWithoutResult(status -> images.keep(article.id(), rasterImage, "A bed.png", writer));
        String body = text.body() + "\n\n" + images.of(article.id()).get(0).markdown();
        articleCommands.save(
                writer, task(article), 1, new RevisionText(title, text.standfirst(), body, text.sources()));
        return article;
    }

    String task(Article about) {
        return worklist.openOn(about.id().subject()).get(0).taskId();
    }

    private UUID bring(Article article, Person by, boolean away) {
        ImportedFile file = ImportedFile.of(MANUSCRIPT, "naps.md");
        List<ImportLoss> lost = List.of(new ImportLoss("struck-out", true, 1, "twice", "take one tablet"));
        return Objects.requireNonNull(transaction.execute(status -> {
            ImportReport report = imports.keep(article.id(), 1, file, lost, by);
            if (away) {
                imports.putAway(report, by);
            }
            return report.id();
        }));
    }

    private void park(Who who, Map<Stage, Article> theirs) {
        Article article = Objects.requireNonNull(theirs.get(Stage.WRITE));
        putAway.put(article, bring(article, person(who), true));
        imported.put(article, bring(article, person(who), false));
        waiting.put(article, UUID.randomUUID());
        jdbc.sql("""
                        insert into waiting_import (id, article_id, person_id, title, standfirst, body, sources,
                                                    file_name, file_size, file_sha256, losses, brought_at)
                        values (?, ?, ?, 'Sleep', '', 'Of a newer file.', '[]', 'naps.md', 1, ?, '[]',
                                current_timestamp)
                        """)
                .params(
                        waiting.get(article),
                        article.id().value(),
                        person(who).id().value(),
                        sha256("naps.md"))
                .update();
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into parked_text (id, article_id, person_id, reason, base, title, standfirst, body,
                                                 sources, parked_at)
                        values (?, ?, ?, 'STALE', 1, 'Sleep', '', 'Parked.', '[]', current_timestamp)
                        """).params(id, article.id().value(), person(who).id().value()).update();
        parked.put(article, id);
    }

    private void links() {
        for (String purpose : List.of("INVITATION", "PASSWORD_RESET", "ADDRESS_CONFIRMATION")) {
            jdbc.sql("""
                            insert into one_time_link (id, purpose, person_id, sha256, state, made_at, expires_at)
                            values (?, ?, ?, ?, 'OPEN', current_timestamp, ?)
                            """)
                    .params(
                            UUID.randomUUID(),
                            purpose,
                            newcomer.id().value(),
                            sha256(token(purpose)),
                            OffsetDateTime.now(ZoneOffset.UTC).plusDays(1))
                    .update();
        }
    }

    /** The handoffs have written more than two. */
    private void letters() {
        List<UUID> written = jdbc.sql(
                        "select id from outbox_mail where state = 'QUEUED' and kind = 'turn' order by seq")
                .query(UUID.class)
                .list();
        waitingLetter = written.get(0);
        failedLetter = written.get(1);
        jdbc.sql("update outbox_mail set state = 'FAILED' where id = ?")
                .param(failedLetter)
                .update();
        jdbc.sql("insert into address_suppression (address, reply, since, mail_id) values (?, '',"
                        + " current_timestamp, ?)")
                .params(newcomer.email(), failedLetter)
                .update();
    }

    /** With a page and two files. */
    private void mail() {
        byte[] raw = """
                Message-ID: <%s@reader.test>
                From: A Reader <reader@reader.test>
                To: corrections@localhost
                Subject: A mistake
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/html

                <p>There is a mistake.</p>
                --b
                Content-Disposition: attachment; filename=one.txt

                1
                --b
                Content-Disposition: attachment; filename=two.txt

                2
                --b--
                """.formatted(UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        heldMail = held(raw);
        byte[] another = "Message-ID: <%s@reader.test>\n\nA mistake."
                .formatted(UUID.randomUUID())
                .getBytes(StandardCharsets.UTF_8);
        report = inbound.makeReport(person(Who.PUBLISHER), held(another)).report();
    }

    private UUID held(byte[] raw) {
        UUID mail = inboundMailStore
                .accept(raw, Provenance.fromFile("a test", raw.length))
                .mail();
        jdbc.sql("update inbound_mail set state = 'HELD', reason = 'SPAM', settled_at = current_timestamp where id = ?")
                .param(mail)
                .update();
        return mail;
    }

    private void reminder() {
        letter("reminder", newcomer.email(), newcomer.id());
        unsubscribe = jdbc.sql("select unsubscribe_token from outbox_mail where kind = 'reminder' and person_id = ?")
                .param(newcomer.id().value())
                .query(String.class)
                .single();
    }

    /** An administrator has taken it up. */
    private void deadAddress() {
        String nobody = "nobody@newsroom.test";
        letter("signed", nobody, null);
        jdbc.sql("update outbox_mail set state = 'SENT' where recipient = ?")
                .param(nobody)
                .update();
        String token = jdbc.sql("select bounce_token from outbox_mail where recipient = ?")
                .param(nobody)
                .query(String.class)
                .single();
        transaction.executeWithoutResult(status -> returnedLetters.note(
                new BounceReport(BounceReport.Kind.FAILED, nobody, "5.1.1", "No such user", token, List.of())));
        Subject subject = new Subject(
                Subject.Kind.ADDRESS,
                jdbc.sql("select id from undelivered where address = ?")
                        .param(nobody)
                        .query(UUID.class)
                        .single()
                        .toString());
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(subject.key())
                .singleResult()
                .getId();
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId());
        addressTask = worklist.openOn(subject).get(0).taskId();
        worklist.take(person(Who.ADMINISTRATOR), addressTask);
    }

    private void letter(String kind, String to, @Nullable PersonId person) {
        transaction.executeWithoutResult(status -> outbox.post(new Letter(
                LetterKind.of(kind).orElseThrow(),
                kind + ":" + UUID.randomUUID(),
                new Letter.Addressee(person, to, "Newcomer").about(newcomer.id().subject()),
                Map.of())));
    }

    /** Of the reviewer who has the text at hand. */
    private void request() {
        Article article = Objects.requireNonNull(articles.get(Stage.REVIEW));
        request = UUID.randomUUID();
        jdbc.sql("""
                        insert into review_note (id, article_id, revision, task_id, step, kind, author, author_name, words,
                                                 written_at)
                        values (?, ?, ?, 'earlier', 'Medical review', 'CHANGES_REQUESTED', ?, 'R', 'Shorter.', current_timestamp)
                        """)
                .params(
                        request,
                        article.id().value(),
                        texts.require(article.id()).latestRevision(),
                        person(Who.REVIEWER).id().value())
                .update();
    }

    /** As the articles have it. */
    private void topic() {
        topics.add(person(Who.PUBLISHER), "sleep");
        topic = topics.all().get(0).id();
    }

    private void failedJob() {
        Article scheduled = Objects.requireNonNull(ownTexts.get(Stage.SCHEDULED));
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(scheduled.id().subject().key())
                .singleResult()
                .getId();
        failedJob = management
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        management.setJobRetries(failedJob, 0);
    }

    private void reports(AutowireCapableBeanFactory server) {
        CaseRoom room = CaseRoom.of(server);
        Article live = Objects.requireNonNull(articles.get(Stage.LIVE));
        Person publisher = person(Who.PUBLISHER);
        Report open = room.aReportWithAFileOn(live);
        triageTask = room.turnOn(open).taskId();
        worklist.take(publisher, triageTask);
        openReport = open.number();
        openCase = open.id().subject();
        readersMail = open.sourceMail();
        similarReport = room.aReportOn(live, CaseRoom.anAddress()).number();
        waitingReport = room.aWaitingReportOn(Objects.requireNonNull(ownTexts.get(Stage.LIVE)), publisher)
                .number();
        mergedReport = room.aReportMergedInto(open, live, publisher).number();
    }

    String address(String pattern, Article about) {
        boolean live = about.equals(articles.get(Stage.LIVE)) || about.equals(ownTexts.get(Stage.LIVE));
        String task = !live
                ? null
                : pattern.contains("}/address") ? addressTask : pattern.contains("}/triage") ? triageTask : null;
        if (pattern.endsWith("{credential}/restore")) {
            UUID lost = credentials.of(newcomer.id()).get(0).id();
            if (credentials.require(lost).revoked() == null) {
                credentials.revoke(person(Who.ADMINISTRATOR), lost, "A slip.");
            }
        }
        return pattern.replaceFirst(
                        "/desk/articles/\\{\\w+}",
                        "/desk/articles/" + (pattern.endsWith("/take-up") ? givenUp : about).id())
                .replaceFirst(
                        "/desk/tasks/\\{\\w+}",
                        pattern.startsWith("/desk/tasks/") ? "/desk/tasks/" + (task == null ? task(about) : task) : "")
                .replaceFirst("/parked/\\{id}", "/parked/" + parked.get(about))
                .replaceFirst(
                        "/imports/\\{id}",
                        "/imports/" + (pattern.endsWith("/show-again") ? putAway : imported).get(about))
                .replaceFirst("/desk/people/\\{id}", "/desk/people/" + newcomer.id())
                .replace(
                        "{credential}",
                        credentials.of(newcomer.id()).get(0).id().toString())
                .replace(
                        "/portraits/{sha256}",
                        "/portraits/" + register.profile(newcomer.id()).portrait())
                .replace(
                        "/images/{sha256}",
                        "/images/" + images.of(about.id()).get(0).sha256())
                .replace(
                        "/verify/{sha256}",
                        "/verify/" + texts.latest(texts.require(about.id())).sha256())
                .replace("/desk/mail/{id}", "/desk/mail/" + (pattern.endsWith("/retry") ? failedLetter : waitingLetter))
                .replace("/desk/mail/in/{id}", "/desk/mail/in/" + heldMail)
                .replace("/desk/reports/by-id/{id}", "/desk/reports/by-id/" + report)
                .replace("{job}", failedJob)
                .replace("{key}", "article-review")
                .replace("{version}", "1")
                .replace("/people/{slug}", "/people/" + person(Who.WRITER).slug())
                .replace("{slug}", about.slug())
                .replace("{secret}", "unknown")
                .replace("/desk/reports/{number}/take-out", "/desk/reports/" + mergedReport + "/take-out")
                .replace(
                        "/desk/reports/{number}",
                        "/desk/reports/" + (pattern.endsWith("/answer") ? waitingReport : openReport))
                .replace("{mail}", readersMail.toString())
                .replace("{request}", request.toString())
                .replace("{topic}", topic.toString())
                .replace("{rule}", pattern.contains("{rule}") ? aTierRule() : "")
                .replace("{text}", PublicText.DISCLAIMER.word())
                .replace("{file}", "0")
                .replace("{number}", "1")
                .replace("{format}", "markdown")
                .replace("/letters/unsubscribe/{token}", "/letters/unsubscribe/" + unsubscribe)
                .replace("/invitation/{token}", "/invitation/" + token("INVITATION"))
                .replace("/password/address/{token}", "/password/address/" + token("ADDRESS_CONFIRMATION"))
                .replace("{token}", token("PASSWORD_RESET"));
    }

    /** One that nothing was done to yet. */
    private String aTierRule() {
        String site = UUID.randomUUID() + ".example";
        jdbc.sql("insert into tier_rule (kind, rule_value, tier, note) values ('SITE', ?, 'D', '')")
                .param(site)
                .update();
        return jdbc.sql("select id from tier_rule where rule_value = ?")
                .param(site)
                .query(String.class)
                .single();
    }

    /** All that any form asks for. */
    private Map<String, String> form(String pattern, Stage stage, Who who, Article about) {
        Revision latest = texts.latest(texts.require(about.id()));
        Person me = people.getOrDefault(who, newcomer);
        boolean ofMyself = pattern.startsWith("/desk/me");
        boolean fresh = pattern.startsWith("/desk/me/password")
                || pattern.startsWith("/invitation")
                || pattern.startsWith("/password");
        String mark = UUID.randomUUID().toString();
        Map<String, String> form = new HashMap<>();
        // An article and its text.
        form.put("title", "Naps, " + mark);
        form.put("topic", "sleep");
        if (pattern.endsWith("/address")) {
            form.put("slug", "another-address");
        }
        form.put("risk", "ORDINARY");
        form.put("standfirst", latest.text().standfirst());
        form.put("body", latest.text().body());
        form.put("sources", latest.text().sources());
        form.put("source-title", "On naps");
        form.put("found", "[{\"type\":\"book\",\"title\":\"On naps\"}]");
        form.put("take", "0");
        if (pattern.endsWith("/sources/remove")) {
            form.put("sources", "[{\"id\":\"naps\",\"type\":\"book\",\"title\":\"On naps\"}]");
            form.put("remove", "0@naps");
        }
        form.put("base", "" + latest.number());
        // What was read, and the answer to it.
        form.put("revision", "" + latest.number());
        form.put("sha256", latest.sha256());
        ChangesToTick changes = atReview.toTick(about, me);
        form.put("comparedWith", changes.baseSha256());
        form.put("ticked", String.join(",", AtReview.ticks(changes)));
        form.put("statement", atReview.statement(about, me));
        form.put("agreed", "true");
        form.put("reason", "Because.");
        form.put("level", "HIGH");
        form.put("since", newsroom.today().minusDays(1).toString());
        // A reader's report, and the answer to it.
        form.put("outcome", "not-a-mistake");
        form.put("answer", "It is right.");
        form.put("send", "true");
        boolean ofReport = pattern.startsWith("/desk/reports/");
        Subject subject = ofReport ? openCase : about.id().subject();
        form.put("seen", pattern.contains("/process/") ? atProcesses.seen(subject) : "1");
        if (pattern.startsWith("/desk/source-tiers")) {
            form.put("kind", "SITE");
            form.put("value", mark + ".example");
            form.put("tier", "C");
            form.put("seen", "D");
        }
        // Where an article or a report shall stand, and by which version it shall go.
        form.put("stage", ofReport ? "triage" : "write");
        form.put("with", "" + similarReport);
        form.put("article", about.id().toString());
        form.put("words", "Because.");
        form.put("wrong", "A figure is wrong.");
        form.put("token", reportForms.openedAMinuteAgo(about.id()));
        form.put("banner", "A figure below is being checked.");
        form.put("summary", "A figure is wrong.");
        form.put("severity", "CLINICAL");
        form.put("notes", "So far, so good.");
        form.put("day", inAWeek());
        form.put("time", "09:30");
        form.put("firstDay", inAWeek());
        form.put("lastDay", inAWeek());
        // Who, and by which password.
        form.put("name", me.name());
        form.put("email", mark + "@newsroom.test");
        form.put("roles", "WRITER");
        form.put("biography", "Sleeps well.");
        form.put(
                "version",
                "" + register.record(ofMyself ? me.id() : newcomer.id()).version());
        form.put("username", person(Who.WRITER).email());
        form.put("oldPassword", AtReview.PASSWORD);
        form.put("password", fresh ? NEW_PASSWORD : AtReview.PASSWORD);
        form.put("passwordAgain", NEW_PASSWORD);
        // A credential.
        form.put("type", "NP-C");
        form.put("issuer", "AANPCB");
        form.put("number", mark);
        form.put("issued", "2020-01-01");
        form.put("on", newsroom.today().minusDays(1).toString());
        form.put("how", "Asked the issuer.");
        form.put("why", "It was given up.");
        if (pattern.startsWith("/desk/credentials/")) {
            form.put("text", about.id() + "/" + latest.sha256());
        }
        form.put("decision", "STANDS");
        if (pattern.startsWith("/desk/words/")) {
            form.put("base", "" + publicTexts.inForce(PublicText.DISCLAIMER).number());
            form.put("words", "For information only, " + mark + ".");
        }
        form.put("looked", String.valueOf(imported.get(about)));
        if (pattern.contains("/newer-file")) {
            form.put(
                    "id",
                    Objects.requireNonNullElseGet(waiting.get(about), UUID::randomUUID)
                            .toString());
        }
        // A letter, or a turn, and whom it shall go to.
        form.put("address", newcomer.email());
        form.put(
                "to",
                pattern.startsWith("/desk/processes")
                        ? atProcesses.newest()
                        : pattern.startsWith("/desk/mail") || pattern.contains("}/address")
                                ? "elsewhere@newsroom.test"
                                : successor(stage).id().toString());
        return form;
    }

    private Person successor(Stage stage) {
        return switch (stage) {
            case WRITE -> person(Who.OTHER_WRITER);
            case POOLED, REVIEW -> person(Who.OTHER_REVIEWER);
            case APPROVE -> person(Who.OF_OWN_TEXT);
            case PUBLISH, SCHEDULED, LIVE -> person(Who.PUBLISHER);
        };
    }

    private String token(String purpose) {
        return sha256(TOKEN + purpose + newcomer.id());
    }

    private String inAWeek() {
        return newsroom.today().plusWeeks(1).toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No two numbers give the same picture. */
    private static byte[] picture(int number) {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        image.setRGB(number % 64, number / 64 % 64, 0xffffff - number);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
