package org.imprimatur.outbox;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.audit.ErasableText;
import org.imprimatur.mime.MailAddress;
import org.imprimatur.people.Person;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What an administrator may do about a letter. Each action is written into the audit's chain {@code mail}. */
@Component
@Transactional
public class OutboxCommands {

    private final JdbcClient jdbc;
    private final OutboxReadModel readModel;
    private final Outbox outbox;
    private final DeadAddresses addresses;
    private final AuditTrail audit;
    private final ErasableText privately;
    private final Clock clock;

    OutboxCommands(
            JdbcClient jdbc,
            OutboxReadModel readModel,
            Outbox outbox,
            DeadAddresses addresses,
            AuditTrail audit,
            ErasableText privately,
            Clock clock) {
        this.jdbc = jdbc;
        this.readModel = readModel;
        this.outbox = outbox;
        this.addresses = addresses;
        this.audit = audit;
        this.privately = privately;
        this.clock = clock;
    }

    /** Whether the person may do any of this; the page asks the same. */
    public static boolean mayAct(Person person) {
        return person.holds(org.imprimatur.people.Role.admin());
    }

    /** Whether the pages of letters open for this person. */
    public static boolean maySee(Person person) {
        return mayAct(person) || person.holds(org.imprimatur.people.Role.publisher());
    }

    /** Puts the letter back into the queue, for at once. */
    public OutboxLetter retry(Person by, UUID id) {
        OutboxLetter letter = hold(id);
        refuse(letter.refusalToRetry());
        outbox.requeue(List.of(id));
        record(
                by,
                OutboxAction.LETTER_RETRIED,
                letter,
                Map.of("was", letter.state().name()));
        return letter;
    }

    /** Puts all failed letters back into the queue; those that went to another address meanwhile stay. */
    public int retryAllFailed(Person by) {
        List<UUID> failed = jdbc.sql(
                        "select id from outbox_mail where state = 'FAILED' and resent_as is null for update")
                .query(UUID.class)
                .list();
        if (!failed.isEmpty()) {
            outbox.requeue(failed);
            audit.record(
                    OutboxAction.CHAIN,
                    by.id(),
                    OutboxAction.FAILED_LETTERS_RETRIED,
                    "all failed",
                    Map.of("letters", "" + failed.size()));
        }
        return failed.size();
    }

    /** Whatever kept all letters back may be put right: one of them tries at once. */
    public void tryNow(Person by) {
        int paused = jdbc.sql("update outbox_queue set paused_until = ? where pauses > 0 and paused_until > ?")
                .params(DbTime.at(clock.instant()), DbTime.at(clock.instant()))
                .update();
        if (paused > 0) {
            audit.record(OutboxAction.CHAIN, by.id(), OutboxAction.QUEUE_TRIED_NOW, "the queue", Map.of());
        }
    }

    /** Stops a letter that has not left yet. */
    public OutboxLetter cancel(Person by, UUID id) {
        OutboxLetter letter = hold(id);
        refuse(letter.refusalToCancel());
        stop(id);
        record(by, OutboxAction.LETTER_CANCELLED, letter, Map.of());
        return letter;
    }

    /** Sends the same words to another address, as a letter of its own; the first one stays as it is, or stops. */
    public UUID resend(Person by, UUID id, MailAddress to) {
        OutboxLetter letter = hold(id);
        refuse(letter.refusalToReaddress());
        UUID again = outbox.postAgain(id, letter.kind(), to.toString());
        if (letter.state().mayBeCancelled()) {
            stop(id);
        }
        record(
                by,
                OutboxAction.LETTER_READDRESSED,
                letter,
                Map.of("to", privately.digest(to.toString()), "letter", again.toString()));
        return again;
    }

    /** Letters to this address are tried again from now on; those held back go out. */
    public int lift(Person by, String address) {
        Optional<MailAddress> parsed = MailAddress.parse(address);
        if (!addresses.lift(parsed.map(MailAddress::key).orElse(address))) {
            throw new NoSuchLetter();
        }
        List<UUID> heldBack = jdbc.sql("""
                        select id from outbox_mail
                        where state = 'SUPPRESSED' and lower(recipient) = lower(?) and resent_as is null for update
                        """).param(address).query(UUID.class).list();
        outbox.requeue(heldBack);
        audit.record(
                OutboxAction.CHAIN,
                by.id(),
                OutboxAction.ADDRESS_LIFTED,
                privately.digest(address),
                Map.of("letters", "" + heldBack.size()));
        return heldBack.size();
    }

    private OutboxLetter hold(UUID id) {
        return readModel.hold(id).orElseThrow(NoSuchLetter::new);
    }

    private static void refuse(Optional<Refusal> why) {
        why.ifPresent(refusal -> {
            throw refusal;
        });
    }

    private void stop(UUID id) {
        jdbc.sql("update outbox_mail set state = 'CANCELLED', reason = 'STOPPED', next_attempt_at = null where id = ?")
                .param(id)
                .update();
    }

    private void record(Person by, AuditAction action, OutboxLetter letter, Map<String, String> facts) {
        audit.record(OutboxAction.CHAIN, by.id(), action, letter.kind() + " " + letter.id(), facts);
    }

    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static class NoSuchLetter extends Refusal {}
}
