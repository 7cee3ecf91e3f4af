package org.imprimatur.outbox;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.imprimatur.outbox.smtp.TestTransports;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An outbox of its own for each mail test, and senders to any mail server a test has started. */
public class TestSenders {

    private final Outbox outbox;
    private final OutboxQueue outboxQueue;
    private final SendingPauses queue;
    private final DeliveryOutcomes deliveryOutcomes;
    private final LetterRenderer letterRenderer;
    private final Clock clock;
    private final RuntimeService processes;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public TestSenders(ApplicationContext server) {
        this.outbox = server.getBean(Outbox.class);
        this.outboxQueue = server.getBean(OutboxQueue.class);
        this.queue = server.getBean(SendingPauses.class);
        this.deliveryOutcomes = server.getBean(DeliveryOutcomes.class);
        this.letterRenderer = server.getBean(LetterRenderer.class);
        this.clock = server.getBean(Clock.class);
        this.processes = server.getBean(RuntimeService.class);
        this.jdbc = server.getBean(JdbcClient.class);
        this.transaction = new TransactionTemplate(server.getBean(PlatformTransactionManager.class));
    }

    /** Letters that other tests have left in the shared database would only be in the way. */
    public void clear() {
        processes.createProcessInstanceQuery().processDefinitionKey("dead-address").list().stream()
                .map(instance -> instance.getId())
                .forEach(id -> processes.deleteProcessInstance(id, "the next test begins"));
        jdbc.sql("delete from undelivered").update();
        jdbc.sql("delete from soft_bounce").update();
        jdbc.sql("delete from address_suppression").update();
        jdbc.sql("delete from outbox_attempt").update();
        jdbc.sql("update outbox_mail set resend_of = null, resent_as = null, collected_in = null")
                .update();
        jdbc.sql("update inbound_mail set outbox_id = null").update();
        jdbc.sql("delete from outbox_mail").update();
        jdbc.sql("""
                        update outbox_queue set pauses = 0, paused_since = null, paused_until = null, reason = null,
                                                reply = null, last_sent_at = null
                        """).update();
    }

    public static Map<String, Object> aTurn() {
        Map<String, Object> model = new HashMap<>();
        model.put("number", 42);
        model.put("title", "How much sleep do adults need?");
        model.put("step", "Medical review");
        model.put("page", "review");
        model.put("instruction", "");
        model.put("note", "");
        model.put("from", "Demo Writer");
        model.put("givenBy", "");
        model.put("pooled", true);
        model.put("due", "2026-11-26T12:00:00Z");
        model.put("path", "/desk/tasks/4711");
        return model;
    }

    static Letter aLetterTo(String address, Subject thread) {
        return new Letter(
                LetterKind.TURN,
                "test:" + UUID.randomUUID(),
                Letter.to(address, "Demo Reviewer").about(thread),
                aTurn());
    }

    /** A letter whose link opens an account. */
    static Letter aReset(Map<String, Object> model) {
        return new Letter(
                LetterKind.PASSWORD_RESET,
                "reset:" + UUID.randomUUID(),
                Letter.to("who@newsroom.test", "Who").about(new Subject(Subject.Kind.PERSON, "1")),
                model);
    }

    static Subject aThread() {
        return new Subject(Subject.Kind.ARTICLE, UUID.randomUUID().toString());
    }

    public UUID post(Letter letter) {
        transaction.executeWithoutResult(status -> outbox.post(letter));
        return jdbc.sql("select id from outbox_mail where dedupe_key = ?")
                .param(letter.dedupeKey())
                .query(UUID.class)
                .single();
    }

    /** As {@link #post}, and taken by some mail server. */
    UUID sent(Letter letter) {
        UUID id = post(letter);
        jdbc.sql("update outbox_mail set state = 'SENT', sent_at = created_at, next_attempt_at = null where id = ?")
                .param(id)
                .update();
        return id;
    }

    /** Whatever the hour, it need not wait for the morning. */
    public void release(UUID id) {
        jdbc.sql(
                        "update outbox_mail set not_before = null, next_attempt_at = created_at, queued_at = created_at where id = ?")
                .param(id)
                .update();
    }

    /** As another server may have written it, that knows other kinds. */
    void makeOfKind(UUID id, String kind) {
        jdbc.sql("update outbox_mail set kind = ? where id = ?")
                .params(kind, id)
                .update();
    }

    /** A letter about some article, posted. */
    UUID aLetter() {
        return post(aLetterTo("reviewer@newsroom.test", aThread()));
    }

    List<UUID> letters(int howMany) {
        return Stream.generate(this::aLetter).limit(howMany).toList();
    }

    public OutboxSender sender(int port, String... settings) {
        return sender(TestTransports.to(port, settings));
    }

    OutboxSender sender(MailTransport mailTransport, LetterCheck... checks) {
        ObjectProvider<LetterCheck> provider = new ObjectProvider<>() {
            @Override
            public Stream<LetterCheck> orderedStream() {
                return Arrays.stream(checks);
            }
        };
        return new OutboxSender(
                outboxQueue,
                queue,
                deliveryOutcomes,
                letterRenderer,
                mailTransport,
                provider,
                clock,
                new SimpleMeterRegistry());
    }

    public LetterState state(UUID id) {
        return LetterState.valueOf(String.valueOf(column(id, "state")));
    }

    public @Nullable Object column(UUID id, String name) {
        return jdbc.sql("select " + name + " from outbox_mail where id = ?")
                .param(id)
                .query()
                .singleRow()
                .get(name);
    }

    int attempts(UUID id) {
        return ((Number) column(id, "attempts")).intValue();
    }

    Duration untilNextAttempt(UUID id) {
        return Duration.between(
                clock.instant(),
                jdbc.sql("select next_attempt_at from outbox_mail where id = ?")
                        .param(id)
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant());
    }

    SendingPauses.State queue() {
        return queue.state();
    }

    OutboxQueue outboxQueue() {
        return outboxQueue;
    }

    DeliveryOutcomes outcomes() {
        return deliveryOutcomes;
    }

    void inTransaction(Consumer<Outbox> action) {
        transaction.executeWithoutResult(status -> action.accept(outbox));
    }

    public <T> T within(Supplier<T> action) {
        return Objects.requireNonNull(transaction.execute(status -> action.get()));
    }
}
