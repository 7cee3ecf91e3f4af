package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonEvent;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
@OnBothDatabases
class AuditTrailTests {

    @Autowired
    AuditTrail audit;

    @Autowired
    AuditVerifier verifier;

    @Autowired
    Sealer sealer;

    @Autowired
    Newsroom newsroom;

    @Autowired
    ApplicationEventPublisher announce;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    final String chain = "test:" + UUID.randomUUID();
    final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        assertThat(verifier.verify("test").links())
                .noneMatch(
                        link -> link.chain().startsWith("test:") || link.chain().equals(BrokenLink.SEALS));
    }

    @Test
    void eachLineCarriesTheHashOfTheLineBefore() {
        transaction.executeWithoutResult(status -> {
            write("first");
            write("second");
        });
        transaction.executeWithoutResult(status -> write("third"));

        List<AuditEntry> lines = audit.chain(Subject.of(chain));
        assertThat(lines).extracting(AuditEntry::action).containsExactly("first", "second", "third");
        assertThat(lines).extracting(AuditEntry::seq).containsExactly(1L, 2L, 3L);
        assertThat(lines.get(1).prev()).isEqualTo(lines.get(0).hash());
        assertThat(lines.get(2).prev()).isEqualTo(lines.get(1).hash());
    }

    @Test
    void nothingIsRecordedOutsideATransaction() {
        assertThatThrownBy(() -> write("loose")).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void whatIsUndoneWasNeverRecorded() {
        transaction.executeWithoutResult(status -> write("kept"));
        transaction.executeWithoutResult(status -> {
            write("undone");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> write("after"));
        assertThat(actions()).containsExactly("kept", "after");
    }

    @Test
    void aLineIsReadableInItsOwnTransaction() {
        transaction.executeWithoutResult(status -> {
            write("one");
            assertThat(actions()).containsExactly("one");
            write("two");
            assertThat(actions()).containsExactly("one", "two");
        });
        assertThat(actions()).containsExactly("one", "two");
    }

    @Test
    void whatASavepointUndoesLeavesNoLine() {
        TransactionTemplate nested = template(TransactionDefinition.PROPAGATION_NESTED);
        transaction.executeWithoutResult(status -> {
            write("before");
            nested.executeWithoutResult(inner -> {
                write("undone");
                inner.setRollbackOnly();
            });
            nested.executeWithoutResult(inner -> write("inner"));
            write("after");
        });
        assertThat(actions()).containsExactly("before", "inner", "after");
    }

    @Test
    void aTransactionWithinATransactionWritesItsOwnLines() {
        String other = chain + "b";
        TransactionTemplate anew = template(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        transaction.executeWithoutResult(status -> {
            write("outer");
            anew.executeWithoutResult(inner -> audit.record(Subject.of(other), null, () -> "inner", "x", Map.of()));
            assertThat(audit.chain(Subject.of(other))).hasSize(1);
            status.setRollbackOnly();
        });
        assertThat(actions()).isEmpty();
        assertThat(audit.chain(Subject.of(other))).hasSize(1);
    }

    @Test
    void aLineRecordedAtTheVeryEndIsNotLost() {
        transaction.executeWithoutResult(
                status -> TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        write("late");
                    }

                    @Override
                    public void beforeCompletion() {
                        write("later");
                    }
                }));
        assertThat(actions()).containsExactly("late", "later");
    }

    @Test
    void handoffsOfDifferentArticlesWaitNeitherForOneAnotherNorForTheSealer() throws Exception {
        String other = chain + "b";
        transaction.executeWithoutResult(status -> {
            write("one");
            audit.record(Subject.of(other), null, () -> "one", "x", Map.of());
        });
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Future<?> open = threads.submit(() -> transaction.executeWithoutResult(status -> {
            write("two");
            audit.chain(Subject.of(chain));
            written.countDown();
            await(done);
        }));
        assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
        try {
            threads.submit(() -> transaction.executeWithoutResult(
                            status -> audit.record(Subject.of(other), null, () -> "two", "x", Map.of())))
                    .get(20, TimeUnit.SECONDS);
            assertThat(open.isDone()).isFalse();
            var taken = threads.submit(() -> transaction.execute(status -> sealer.takeIn()))
                    .get(20, TimeUnit.SECONDS);
            assertThat(open.isDone()).isFalse();
            assertThat(taken)
                    .filteredOn(leaf -> leaf.chain().equals(chain))
                    .extracting(Sealer.Leaf::seq)
                    .containsExactly(1L);
        } finally {
            done.countDown();
        }
        open.get(20, TimeUnit.SECONDS);
        assertThat(actions()).containsExactly("one", "two");
    }

    @Test
    void manyWritersOfOneChainLeaveItWhole() throws Exception {
        List<Callable<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            writers.add(() -> {
                for (int i = 0; i < 12; i++) {
                    transaction.executeWithoutResult(status -> {
                        write("a");
                        write("b");
                    });
                }
                return null;
            });
        }
        for (Future<Void> writer : threads.invokeAll(writers)) {
            writer.get(60, TimeUnit.SECONDS);
        }
        assertThat(audit.chain(Subject.of(chain))).hasSize(8 * 12 * 2);
    }

    @Test
    void twoFirstLinesOfAChainDoNotSpoilOneAnother() throws Exception {
        for (int round = 0; round < 10; round++) {
            String fresh = chain + round;
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                writers.add(threads.submit(() -> {
                    await(start);
                    transaction.executeWithoutResult(
                            status -> audit.record(Subject.of(fresh), null, () -> "first", "x", Map.of()));
                }));
            }
            start.countDown();
            for (Future<?> writer : writers) {
                writer.get(30, TimeUnit.SECONDS);
            }
            assertThat(audit.chain(Subject.of(fresh)))
                    .extracting(AuditEntry::seq)
                    .containsExactly(1L, 2L, 3L, 4L);
        }
    }

    /** A handoff may take long; what it wrote is in the next seal, and the first of all seals does not wait for it. */
    @Test
    void sealingWaitsForNobodyWhoWrites() throws Exception {
        transaction.executeWithoutResult(status -> write("one"));
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch sealed = new CountDownLatch(1);
        Future<?> handoff = threads.submit(() -> transaction.executeWithoutResult(status -> {
            write("two");
            writing.countDown();
            await(sealed);
        }));
        assertThat(writing.await(20, TimeUnit.SECONDS)).isTrue();
        Future<?> seal = threads.submit(sealer::sealAll);
        try {
            assertThat(seal).succeedsWithin(Duration.ofSeconds(1));
        } finally {
            sealed.countDown();
        }
        handoff.get(20, TimeUnit.SECONDS);
        sealer.sealAll();
        assertThat(jdbc.queryForObject("select count(*) from audit_leaf where chain = ?", Integer.class, chain))
                .isEqualTo(2);
        assertThat(jdbc.queryForObject("select seal from audit_chain where chain = ?", Long.class, chain))
                .isNotNull();
    }

    @Test
    void twoNodesDoNotSealAtOnce() throws Exception {
        transaction.executeWithoutResult(status -> write("one"));
        CountDownLatch sealed = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Future<?> first = threads.submit(() -> transaction.executeWithoutResult(status -> {
            sealer.takeIn();
            sealed.countDown();
            await(done);
        }));
        assertThat(sealed.await(20, TimeUnit.SECONDS)).isTrue();
        try {
            assertThat(threads.submit(() -> sealer.seal()).get(20, TimeUnit.SECONDS))
                    .isEmpty();
        } finally {
            done.countDown();
        }
        first.get(20, TimeUnit.SECONDS);
    }

    @Test
    void whatHappensToAPersonIsWrittenInTheirChain() {
        Person admin = newsroom.anAdministrator();
        Person writer = newsroom.aWriter();
        transaction.executeWithoutResult(status -> announce.publishEvent(new Deactivated(admin.id(), writer.id())));
        assertThat(audit.chain(writer.id().subject()))
                .filteredOn(line -> line.action().equals("person.deactivated"))
                .singleElement()
                .satisfies(line -> assertThat(line.actor()).isEqualTo(admin.id().toString()));
    }

    private AuditEntry write(String action) {
        return audit.record(Subject.of(chain), null, () -> action, "x", Map.of());
    }

    private List<String> actions() {
        return audit.chain(Subject.of(chain)).stream().map(AuditEntry::action).toList();
    }

    private TransactionTemplate template(int propagation) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(propagation);
        return template;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    record Deactivated(PersonId by, PersonId whom) implements PersonEvent {

        @Override
        public AuditAction action() {
            return () -> "person.deactivated";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("reason", "left");
        }
    }
}
