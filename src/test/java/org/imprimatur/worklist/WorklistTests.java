package org.imprimatur.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestDatabase;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.WorklistFilter.Whose;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@OnBothDatabases
class WorklistTests {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

    @Autowired
    Newsroom newsroom;

    @Autowired
    Worklist worklist;

    @Autowired
    TurnQueues turnQueues;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    /** A role nobody else in the shared database holds. */
    final Role checkers = new Role("c" + UUID.randomUUID().toString().substring(0, 8));

    final List<String> opened = new ArrayList<>();

    /** The engine knows nothing of these turns, and other tests compare the two. */
    @AfterEach
    void sweep() {
        opened.forEach(task ->
                jdbc.sql("delete from worklist where task_id = ?").param(task).update());
    }

    @Test
    void theMostUrgentComesFirstAndWhatHasNoDueDateLast() {
        Person checker = newsroom.person("Checker", checkers);
        String never = open(turn().due(null));
        String later = open(turn().due(NOW.plus(Duration.ofDays(9))));
        String urgent = open(turn().due(NOW.minus(Duration.ofDays(1))).heldBy(checker));

        assertThat(ids(checker, WorklistFilter.everything())).containsExactly(urgent, later, never);
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        Person checker = newsroom.person("Checker", checkers);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            // Many share a due date, and the queues interleave.
            Instant due = i % 7 == 0 ? null : NOW.plus(Duration.ofHours(i / 10));
            expected.add(open(i % 3 == 0 ? turn().due(due).heldBy(checker) : turn().due(due)));
        }
        List<String> seen = new ArrayList<>();
        TurnCursor cursor = null;
        int pages = 0;
        do {
            TurnPage page = turnQueues.page(checker, WorklistFilter.everything(), cursor);
            page.list().forEach(turn -> seen.add(turn.taskId()));
            cursor = page.next() == null ? null : TurnCursor.parse(page.next().toString());
            pages++;
        } while (cursor != null);

        assertThat(pages).isEqualTo(3);
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aTurnInSeveralOfMyRolesAppearsOnceAndForEachOfThem() {
        Role others = new Role(checkers.name() + "x");
        String shared = open(turn().candidates(Set.of(checkers, others)));
        Person both = newsroom.person("Both", checkers, others);
        Person one = newsroom.person("One", others);

        assertThat(ids(both, WorklistFilter.everything())).containsExactly(shared);
        assertThat(ids(one, WorklistFilter.everything())).containsExactly(shared);
        assertThat(turnQueues.counts(both).roles()).isEqualTo(1);
    }

    @Test
    void aTurnMovesFromThePoolToItsAssigneeAndBack() {
        Person checker = newsroom.person("Checker", checkers);
        Person colleague = newsroom.person("Colleague", checkers);
        String task = open(turn());

        assign(task, checker.id());
        assertThat(ids(checker, mine())).containsExactly(task);
        assertThat(ids(colleague, WorklistFilter.everything())).isEmpty();

        assign(task, null);
        assertThat(ids(checker, mine())).isEmpty();
        assertThat(ids(colleague, new WorklistFilter(Whose.ROLES, false, null))).containsExactly(task);
    }

    @Test
    void filtersShowExactlyWhatTheirCountsSay() {
        Person checker = newsroom.person("Checker", checkers);
        open(turn().heldBy(checker).topic("sleep"));
        open(turn().topic("sleep").due(NOW.minus(Duration.ofHours(1))));
        open(turn().topic("allergy"));

        WorklistCounts counts = turnQueues.counts(checker);
        assertThat(counts.all()).isEqualTo(3);
        assertThat(counts.mine()).isEqualTo(1).isEqualTo(ids(checker, mine()).size());
        assertThat(counts.roles()).isEqualTo(2);
        assertThat(counts.overdue())
                .isEqualTo(1)
                .isEqualTo(
                        ids(checker, new WorklistFilter(Whose.ALL, true, null)).size());
        assertThat(counts.topics()).containsExactly(java.util.Map.entry("allergy", 1), java.util.Map.entry("sleep", 2));
        assertThat(ids(checker, new WorklistFilter(Whose.ALL, false, "sleep"))).hasSize(2);
    }

    @Test
    void countsStopAtWhatAnybodyNeedsToKnow() {
        Person checker = newsroom.person("Checker", checkers);
        for (int i = 0; i < 130; i++) {
            open(turn());
        }
        assertThat(turnQueues.counts(checker).roles()).isEqualTo(100);
        assertThat(WorklistCounts.words(100)).isEqualTo("99+");
        assertThat(WorklistCounts.words(99)).isEqualTo("99");
    }

    @Test
    void aFinishedTurnLeavesTheListAndIsRemembered() {
        Person checker = newsroom.person("Checker", checkers);
        String task = open(turn().heldBy(checker));
        close(task, checker.id());

        assertThat(ids(checker, WorklistFilter.everything())).isEmpty();
        assertThat(worklist.find(task)).isEmpty();
        assertThat(worklist.finished(task))
                .hasValueSatisfying(over -> assertThat(over.by()).isEqualTo(checker.id()));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> worklist.hold(task)))
                .isInstanceOf(TurnAccess.TurnIsOver.class);
    }

    @Test
    void whatIHandedOnWaitsForOthersUntilItComesBack() {
        Person writer = newsroom.person("Author", new Role(checkers.name() + "w"));
        Person checker = newsroom.person("Checker", checkers);
        Subject subject = new Subject(Subject.Kind.ARTICLE, UUID.randomUUID().toString());
        String written = open(turn().about(subject).heldBy(writer).candidates(Set.of(new Role(checkers.name() + "w"))));
        close(written, writer.id());
        String waiting = open(turn().about(subject));

        assertThat(turnQueues.waitingForOthers(writer)).extracting(Turn::taskId).containsExactly(waiting);
        assertThat(turnQueues.waitingForOthers(checker)).isEmpty();

        close(waiting, checker.id());
        open(turn().about(subject).heldBy(writer));
        assertThat(turnQueues.waitingForOthers(writer)).isEmpty();
        assertThat(turnQueues.waitingForOthers(checker)).hasSize(1);
    }

    @Test
    void whatSomebodyHadAHandInIsNamedToThemAsLongAsTheyHaveTheRole() {
        Person checker = newsroom.person("Checker", checkers);
        Subject subject = new Subject(Subject.Kind.ARTICLE, UUID.randomUUID().toString());
        close(open(turn().about(subject).heldBy(checker)), checker.id());
        String waiting = open(turn().about(subject).candidates(Set.of(new Role(checkers.name() + "x"))));

        assertThat(turnQueues.waitingForOthers(checker))
                .extracting(Turn::taskId)
                .containsExactly(waiting);
        assertThat(turnQueues.waitingForOthers(holding(checker, Role.writer()))).isEmpty();
        assertThat(turnQueues.waitingForOthers(holding(checker))).isEmpty();
        assertThat(turnQueues.waitingForOthers(holding(checker, Role.publisher())))
                .as("who sees the whole desk")
                .hasSize(1);
    }

    private static Person holding(Person person, Role... roles) {
        return new Person(person.id(), person.slug(), person.name(), person.email(), Set.of(roles), true);
    }

    @Test
    void theSlowerOfTwoIsToldThatItIsGone() {
        Person quick = newsroom.person("Quick", checkers);
        Person slow = newsroom.person("Slow", checkers);
        String task = open(turn());
        assign(task, quick.id());

        assertThatThrownBy(() -> worklist.take(slow, task)).isInstanceOf(TurnAccess.TurnHasMovedOn.class);
        assertThat(worklist.take(quick, task).taskId()).isEqualTo(task);
    }

    /** The page must cost the same with 1,000 and with 1,000,000 open turns. */
    @Test
    void noQueryOfThePageReadsTheWholeTable() {
        assumeThat(TestDatabase.isPostgres()).isTrue();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into worklist (task_id, subject, number, title, topic, step, page, instruction, refusable,
                              assignee, candidates, note, since, due, pool, queue, queue_due, closed_at, closed_by)
                            select 'bulk-' || n, 'article:bulk-' || n, n, 'Title ' || n, 'topic ' || n % 20, 'Medical review',
                              'review', '', true, null, 'MEDICAL_REVIEWER', '', now(), now() + n * interval '1 minute',
                              'role:MEDICAL_REVIEWER', case when n % 10 = 0 then null else 'role:MEDICAL_REVIEWER' end,
                              now() + n * interval '1 minute',
                              case when n % 10 = 0 then now() end,
                              case when n % 10 = 0 then ?::uuid end
                            from generate_series(1, 50000) n
                            """).param(UUID.randomUUID().toString()).update();
            jdbc.sql("analyze worklist").update();
            PersonId person = PersonId.random();
            List<String> queues = List.of("person:" + person, "role:MEDICAL_REVIEWER", "role:PUBLISHER");
            TurnCursor deep = new TurnCursor(NOW.plus(Duration.ofDays(20)), "bulk-28000");
            for (TurnQueues.Query query : List.of(
                    TurnQueues.pageQuery(queues, WorklistFilter.everything(), null, NOW),
                    TurnQueues.pageQuery(queues, WorklistFilter.everything(), deep, NOW),
                    TurnQueues.pageQuery(queues, new WorklistFilter(Whose.ALL, true, null), null, NOW),
                    TurnQueues.pageQuery(queues, new WorklistFilter(Whose.ALL, false, "topic 3"), deep, NOW),
                    TurnQueues.countQuery(queues.get(0), queues.subList(1, 3), List.of("topic 3"), NOW),
                    TurnQueues.othersQuery(person, queues))) {
                String plan = String.join(
                        "\n",
                        jdbc.sql("explain (analyze, buffers off, timing off) " + query.sql())
                                .params(query.params())
                                .query(String.class)
                                .list());
                assertThat(plan).contains("Index").doesNotContain("Seq Scan on worklist");
            }
            status.setRollbackOnly();
        });
    }

    private List<String> ids(Person person, WorklistFilter filter) {
        return turnQueues.page(person, filter, null).list().stream()
                .map(Turn::taskId)
                .toList();
    }

    private static WorklistFilter mine() {
        return new WorklistFilter(Whose.MINE, false, null);
    }

    private String open(ATurn turn) {
        transaction.executeWithoutResult(status -> worklist.begin(turn.built()));
        opened.add(turn.taskId);
        return turn.taskId;
    }

    private void assign(String task, @Nullable PersonId person) {
        transaction.executeWithoutResult(status -> worklist.assign(task, person, null));
    }

    private void close(String task, PersonId by) {
        transaction.executeWithoutResult(
                status -> worklist.close(task, by, Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }

    private ATurn turn() {
        return ATurn.of(checkers);
    }
}
