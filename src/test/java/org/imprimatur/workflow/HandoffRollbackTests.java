package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.Failpoints;
import org.imprimatur.Newsroom;
import org.imprimatur.OnPostgresql;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
import org.imprimatur.publication.Banners;
import org.imprimatur.publication.CorrectionDesk;
import org.imprimatur.publication.Corrections;
import org.imprimatur.publication.Severity;
import org.imprimatur.publication.Withdrawals;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Breaks each handoff at each of its database statements in turn, the commit included: until it succeeds whole, engine,
 * article, worklist, audit and outbox all stay exactly as they were.
 *
 * <p>On PostgreSQL alone: where a transaction begins and ends is ours to say, and the same on both databases.
 */
@ServerTest
@OnPostgresql
@TestPropertySource(properties = "imprimatur.newsroom.name=A newsroom of its own, so that everything is little")
class HandoffRollbackTests {

    /** Everything a handoff may touch. */
    private static final List<String> TABLES = List.of(
            "act_ru_execution",
            "act_ru_task",
            "act_ru_identitylink",
            "act_ru_variable",
            "act_ru_job",
            "act_ru_event_subscr",
            "act_hi_procinst",
            "act_hi_taskinst",
            "act_hi_actinst",
            "article",
            "revision",
            "article_run",
            "sign_off",
            "worklist",
            "review_round",
            "scheduled_publication",
            "edition",
            "coming_edition",
            "planned_correction",
            "coming_notice",
            "correction_notice",
            "correction_count",
            "withdrawal",
            "banner",
            "worklist_pool",
            "audit_chain",
            "audit_entry",
            "outbox_mail");

    @Autowired
    Newsroom newsroom;

    @Autowired
    Walk walk;

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    Corrections corrections;

    @Autowired
    Banners banners;

    @Autowired
    Withdrawals withdrawals;

    @Autowired
    Worklist worklist;

    @Autowired
    JdbcClient jdbc;

    Person writer;
    Person reviewer;
    Person publisher;
    Article article;

    @BeforeEach
    void aDraft() {
        writer = newsroom.aWriter();
        reviewer = newsroom.aReviewer();
        publisher = newsroom.aPublisher();
        article = newsroom.aDraftBy(writer);
    }

    @Test
    void beginningAnArticleHappensWhollyOrNotAtAll() {
        breakAtEachPoint(() -> newsroom.aDraftBy(writer));
    }

    @Test
    void submittingHappensWhollyOrNotAtAll() {
        breakAtEachPoint(() -> walk.submit(article));
    }

    @Test
    void takingHappensWhollyOrNotAtAll() {
        walk.submit(article);
        breakAtEachPoint(() -> walk.take(article, reviewer));
    }

    @Test
    void handingBackHappensWhollyOrNotAtAll() {
        taken();
        breakAtEachPoint(() -> worklist.handBack(reviewer, walk.turn(article).taskId(), "On leave"));
    }

    @Test
    void givingHappensWhollyOrNotAtAll() {
        walk.submit(article);
        breakAtEachPoint(() -> worklist.give(publisher, walk.turn(article).taskId(), reviewer));
    }

    @Test
    void requestingChangesHappensWhollyOrNotAtAll() {
        taken();
        breakAtEachPoint(() -> walk.requestChanges(article, reviewer, "Name the source."));
    }

    @Test
    void signingHappensWhollyOrNotAtAll() {
        taken();
        breakAtEachPoint(() -> walk.sign(article, reviewer));
    }

    @Test
    void publishingNowHappensWhollyOrNotAtAll() {
        signed();
        breakAtEachPoint(() -> walk.publish(article, publisher, null));
    }

    @Test
    void schedulingHappensWhollyOrNotAtAll() {
        signed();
        breakAtEachPoint(() -> walk.publish(article, publisher, Instant.now().plus(Duration.ofDays(1))));
    }

    @Test
    void goingLiveAtTheSetTimeHappensWhollyOrNotAtAll() {
        signed();
        walk.publish(article, publisher, Instant.now().plus(Duration.ofDays(1)));
        breakAtEachPoint(
                () -> {
                    try {
                        walk.runTimer(article);
                    } catch (RuntimeException afterwards) {
                        // The engine tidies up after the job's commit; breaking that cannot undo what was committed.
                        if (!wentLiveWholly()) {
                            throw afterwards;
                        }
                    }
                },
                "act_ru_job");
    }

    @Test
    void callingBackHappensWhollyOrNotAtAll() {
        signed();
        walk.publish(article, publisher, Instant.now().plus(Duration.ofDays(1)));
        breakAtEachPoint(() -> walk.callBack(article.id(), publisher));
    }

    @Test
    void beginningACorrectionHappensWhollyOrNotAtAll() {
        CorrectionDesk desk = CorrectionDesk.withALiveArticle(server);
        breakAtEachPoint(() -> desk.begin(Severity.CLINICAL, "The hours are wrong."));
    }

    @Test
    void goingLiveWithANoticeHappensWhollyOrNotAtAll() {
        CorrectionDesk desk = aSignedCorrection();
        breakAtEachPoint(() -> desk.letGo(CorrectionDesk.words(Severity.DANGEROUS)));
    }

    @Test
    void goingLiveWithANoticeAtTheSetTimeHappensWhollyOrNotAtAll() {
        CorrectionDesk desk = aSignedCorrection();
        desk.schedule(CorrectionDesk.words(Severity.DANGEROUS), "2100-01-01");
        breakAtEachPoint(
                () -> {
                    try {
                        walk.runTimer(desk.article);
                    } catch (RuntimeException afterwards) {
                        // The engine tidies up after the job's commit; breaking that cannot undo what was committed.
                        if (corrections.notice(desk.article.id(), 2).isEmpty()) {
                            throw afterwards;
                        }
                    }
                },
                "act_ru_job");
        assertThat(desk.now().live().edition()).isEqualTo(2);
        assertThat(banners.on(desk.article.id())).isEmpty();
    }

    @Test
    void withdrawingHappensWhollyOrNotAtAll() {
        CorrectionDesk desk = aSignedCorrection();
        desk.schedule(CorrectionDesk.words(Severity.DANGEROUS), "2100-01-01");
        breakAtEachPoint(() -> withdrawals.withdraw(desk.article.id(), "It is wrong.", desk.publisher));
    }

    private CorrectionDesk aSignedCorrection() {
        CorrectionDesk desk = CorrectionDesk.withALiveArticle(server);
        desk.begin(Severity.DANGEROUS, "The hours are wrong.");
        banners.raise(desk.article.id(), "Do not follow the hours below.", desk.publisher);
        desk.correctTo("Eight hours.");
        return desk;
    }

    private boolean wentLiveWholly() {
        List<Integer> traces = jdbc.sql("""
                        select count(*) from article where id = ? and live_edition = 1
                        union all select count(*) from audit_entry where chain = ? and action = 'article.live'
                        union all select count(*) from outbox_mail where thread_key = ? and kind = 'live' and person_id = ?
                        union all select 1 - count(*) from article_run where article_id = ?
                        union all select 1 - count(*) from act_ru_execution where business_key_ = ?
                        """)
                .params(
                        article.id().value(),
                        article.id().subject().key(),
                        article.id().subject().key(),
                        writer.id().value(),
                        article.id().value(),
                        article.id().subject().key())
                .query(Integer.class)
                .list();
        return traces.stream().allMatch(trace -> trace == 1);
    }

    private void taken() {
        walk.submit(article);
        walk.take(article, reviewer);
    }

    private void signed() {
        taken();
        walk.sign(article, reviewer);
        walk.take(article, publisher);
    }

    /** @param except a table the engine writes failed attempts to */
    private void breakAtEachPoint(Runnable action, String... except) {
        Set<String> left = Set.of(except);
        List<List<Map<String, Object>>> before = everything(left);
        int point = 0;
        boolean done = false;
        while (!done) {
            Failpoints.lightFuse(++point);
            done = succeeds(action);
            boolean broken = Failpoints.putOut();
            assertThat(done || broken)
                    .as("fails only when broken, at statement %d", point)
                    .isTrue();
            if (!done) {
                assertThat(everything(left)).as("broken at statement %d", point).isEqualTo(before);
            }
        }
        assertThat(point).as("statements of the action").isGreaterThan(5);
        assertThat(everything(left)).as("unbroken").isNotEqualTo(before);
    }

    private static boolean succeeds(Runnable action) {
        try {
            action.run();
            return true;
        } catch (RuntimeException burntDown) {
            return false;
        }
    }

    private List<List<Map<String, Object>>> everything(Set<String> except) {
        List<List<Map<String, Object>>> state = new ArrayList<>();
        for (String table : TABLES) {
            if (except.contains(table)) {
                continue;
            }
            state.add(jdbc.sql("select * from " + table + " order by 1, 2")
                    .query()
                    .listOfRows());
        }
        return state;
    }
}
