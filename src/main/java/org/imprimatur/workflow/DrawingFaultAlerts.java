package org.imprimatur.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.InsertIfAbsent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Alerts the administrators to process diagrams that are at fault, to the same fault once a day. */
@Component
class DrawingFaultAlerts {

    /** Where {@code failed_step} keeps what was told, beside the jobs that failed. */
    static final String MARK = "drawing:";

    private final People people;
    private final Outbox outbox;
    private final InsertIfAbsent insertIfAbsent;
    private final AuditTrail audit;
    private final FailureMessages failureMessages;
    private final Clock clock;
    private final TransactionTemplate alone;

    DrawingFaultAlerts(
            People people,
            Outbox outbox,
            InsertIfAbsent insertIfAbsent,
            AuditTrail audit,
            FailureMessages failureMessages,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.people = people;
        this.outbox = outbox;
        this.insertIfAbsent = insertIfAbsent;
        this.audit = audit;
        this.failureMessages = failureMessages;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * A place in a diagram that cannot be done.
     *
     * @param definition the engine's id of the version
     * @param process    the version as people call it
     * @param place      in words
     * @param message    of the engine
     */
    record Fault(String definition, String process, String place, String message) {}

    /**
     * In a transaction of its own: that of whoever acted has been undone by now.
     *
     * @return whether anybody is there who was told, now or earlier today
     */
    boolean tell(Fault fault) {
        return Boolean.TRUE.equals(alone.execute(status -> {
            String occasion = MARK + digest(fault);
            boolean isNew = insertIfAbsent.insert(
                    "insert into failed_step (job, since) values (?, ?)", occasion, DbTime.at(clock.instant()));
            if (isNew) {
                audit.record(
                        WorkflowAction.CHAIN,
                        null,
                        WorkflowAction.DRAWING_AT_FAULT,
                        fault.process(),
                        Map.of("step", fault.place()));
            }
            List<Person> administrators = people.holding(Role.admin());
            administrators.forEach(person -> outbox.post(letter(fault, occasion, person)));
            return !administrators.isEmpty();
        }));
    }

    private Letter letter(Fault fault, String occasion, Person person) {
        return new Letter(
                LetterKind.DRAWING,
                occasion + ":" + person.id(),
                Letter.to(person).about(WorkflowAction.CHAIN),
                Map.of(
                        "title", fault.process(),
                        "step", fault.place(),
                        "note", failureMessages.inWords(fault.message()),
                        "path", "/desk/processes"));
    }

    private String digest(Fault fault) {
        LocalDate today = LocalDate.now(clock);
        String whole = String.join("\n", fault.definition(), fault.place(), today.toString());
        return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
