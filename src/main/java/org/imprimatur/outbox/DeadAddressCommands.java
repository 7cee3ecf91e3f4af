package org.imprimatur.outbox;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.audit.ErasableText;
import org.imprimatur.mime.MailAddress;
import org.imprimatur.outbox.UndeliveredLetter.Outcome;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What whoever is asked about a dead address may decide. Each decision ends their turn. */
@Component
@Transactional
public class DeadAddressCommands {

    private final JdbcClient jdbc;
    private final Worklist worklist;
    private final DeadAddresses addresses;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final ErasableText privately;
    private final ApplicationEventPublisher announce;

    DeadAddressCommands(
            JdbcClient jdbc,
            Worklist worklist,
            DeadAddresses addresses,
            Outbox outbox,
            AuditTrail audit,
            ErasableText privately,
            ApplicationEventPublisher announce) {
        this.jdbc = jdbc;
        this.worklist = worklist;
        this.addresses = addresses;
        this.outbox = outbox;
        this.audit = audit;
        this.privately = privately;
        this.announce = announce;
    }

    /** @param held not tried at all, or not taken: nobody has it yet */
    private record Undelivered(UUID id, String kind, String recipient, Subject thread, boolean held) {}

    /**
     * Sends what did not arrive to another address; the addressee's record keeps the one it has.
     *
     * @return to how many letters that happened
     * @throws NoAddressWritten if it is no address
     * @throws AddressIsDead if that one takes nothing either
     * @throws SecretLetters.ForItsAddressee if one of them holds a link that opens the addressee's account
     */
    public int readdress(Person by, String taskId, String to) {
        UndeliveredLetter what = hold(by, taskId);
        MailAddress address = MailAddress.parse(to.strip()).orElseThrow(NoAddressWritten::new);
        if (addresses.areDead(address) || address.key().equals(what.address())) {
            throw new AddressIsDead(address.toString());
        }
        List<Undelivered> undelivered = ofItsThread(what);
        undelivered.stream()
                .flatMap(letter -> SecretLetters.refusalToReaddress(letter.kind(), what.toName()).stream())
                .findFirst()
                .ifPresent(refusal -> {
                    throw refusal;
                });
        for (Undelivered letter : undelivered) {
            UUID again = outbox.postAgain(letter.id(), letter.kind(), address.toString());
            audit.record(
                    OutboxAction.CHAIN,
                    by.id(),
                    OutboxAction.LETTER_READDRESSED,
                    letter.kind() + " " + letter.id(),
                    Map.of("to", privately.digest(address.toString()), "letter", again.toString()));
        }
        settle(by, taskId, what, Outcome.READDRESSED);
        return undelivered.size();
    }

    /** The address is good after all: what did not arrive goes out again, and so does what was held back elsewhere. */
    public int lift(Person by, String taskId) {
        UndeliveredLetter what = hold(by, taskId);
        addresses.lift(what.address());
        // A letter that came back without its link has nothing to say any more.
        List<Undelivered> undelivered = undelivered(what).stream()
                .filter(letter -> letter.held() || !SecretLetters.are(letter.kind()))
                .toList();
        outbox.requeue(undelivered.stream().map(Undelivered::id).toList());
        audit.record(
                OutboxAction.CHAIN,
                by.id(),
                OutboxAction.ADDRESS_LIFTED,
                privately.digest(what.address()),
                Map.of("letters", String.valueOf(undelivered.size())));
        settle(by, taskId, what, Outcome.LIFTED);
        return undelivered.size();
    }

    /** Nothing is sent; nobody is asked again unless the address is revived and dies once more. */
    public void leave(Person by, String taskId) {
        UndeliveredLetter what = hold(by, taskId);
        audit.record(
                OutboxAction.CHAIN,
                by.id(),
                OutboxAction.ADDRESS_LEFT,
                privately.digest(what.address()),
                Map.of("about", what.thread().key()));
        settle(by, taskId, what, Outcome.LEFT);
    }

    private UndeliveredLetter hold(Person by, String taskId) {
        Turn turn = worklist.holdFor(by, taskId, StepForm.ADDRESS);
        return addresses.hold(UndeliveredLetter.idOf(turn.subject())).orElseThrow(OutboxCommands.NoSuchLetter::new);
    }

    /** Whether what did not arrive may go to another address. */
    @Transactional(readOnly = true)
    public boolean mayReaddress(UndeliveredLetter what) {
        return ofItsThread(what).stream().noneMatch(letter -> SecretLetters.are(letter.kind()));
    }

    private List<Undelivered> ofItsThread(UndeliveredLetter what) {
        return undelivered(what).stream()
                .filter(letter -> letter.thread().equals(what.thread()))
                .toList();
    }

    /** What did not arrive in this thread, and what was held back anywhere; one address may be spelt in two ways. */
    private List<Undelivered> undelivered(UndeliveredLetter what) {
        return jdbc
                .sql("""
                        select id, kind, recipient, thread_key, state from outbox_mail
                        where resent_as is null
                          and (state = 'SUPPRESSED'
                               or (thread_key = ? and (state = 'BOUNCED'
                                                       or (state = 'FAILED' and reason = 'ADDRESS_UNKNOWN'))))
                        order by seq
                        """)
                .param(what.thread().key())
                .query((row, n) -> new Undelivered(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("recipient"),
                        Subject.of(row.getString("thread_key")),
                        !row.getString("state").equals(LetterState.BOUNCED.name())))
                .list()
                .stream()
                .filter(letter -> MailAddress.parse(letter.recipient())
                        .map(MailAddress::key)
                        .filter(what.address()::equals)
                        .isPresent())
                .toList();
    }

    private void settle(Person by, String taskId, UndeliveredLetter what, Outcome outcome) {
        addresses.close(what.id(), outcome, by.id());
        announce.publishEvent(new AddressSettled(taskId, by.id()));
    }

    /** Nothing is sent from one dead address to another. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class AddressIsDead extends Refusal {

        AddressIsDead(String address) {
            super(address);
        }
    }

    /** Somebody has decided what becomes of letters to a dead address; announced inside the transaction of the decision. */
    public record AddressSettled(String taskId, PersonId by) {}

    /** A letter goes to one address that a mail server could be given. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static final class NoAddressWritten extends Refusal {

        NoAddressWritten() {}
    }
}
