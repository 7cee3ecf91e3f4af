package org.imprimatur.inbox;

import java.util.Optional;
import java.util.UUID;
import org.imprimatur.inbox.Verdict.Cause;
import org.imprimatur.mime.BounceReport;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.outbox.Correspondence;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Settles a mail that has been read: report, process, acknowledgement, what it says about a letter of ours and its own
 * state are one transaction. Whatever fails in it leaves no trace.
 */
@Component
class Settlement {

    private final Tray tray;
    private final Situation situation;
    private final Correspondence correspondence;
    private final Answered answered;
    private final ObjectProvider<Reception> reception;
    private final TransactionTemplate alone;

    Settlement(
            Tray tray,
            Situation situation,
            Correspondence correspondence,
            Answered answered,
            ObjectProvider<Reception> reception,
            PlatformTransactionManager transactions) {
        this.tray = tray;
        this.situation = situation;
        this.correspondence = correspondence;
        this.answered = answered;
        this.reception = reception;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @return where it went, empty if it is no longer ours to settle */
    Optional<MailState> settle(InHand mail, ParsedMail parsedMail) {
        return alone.execute(status -> {
            if (!tray.hold(mail)) {
                return Optional.empty();
            }
            Verdict verdict = verdict(mail, parsedMail);
            Destination destination = destination(mail, parsedMail, verdict);
            tray.settle(mail.id(), parsedMail, verdict, destination);
            return Optional.of(destination.state());
        });
    }

    /** The caps on acknowledgements hold however many mails are sorted at once: those to be answered are, in turn. */
    private Verdict verdict(InHand mail, ParsedMail parsedMail) {
        Verdict verdict = Classifier.classify(parsedMail, situation.of(mail.id(), parsedMail));
        if (!verdict.ackAllowed()) {
            return verdict;
        }
        answered.holdTheCount();
        return Classifier.classify(parsedMail, situation.of(mail.id(), parsedMail));
    }

    Destination destination(InHand mail, ParsedMail parsedMail, Verdict verdict) {
        if (mail.report() != null) {
            // It was quarantined and its triage opened; read again, it stays that report.
            return Destination.of(MailState.ACCEPTED);
        }
        return switch (verdict.route()) {
            case HUMAN -> Destination.of(file(mail.id(), mail.messageId(), parsedMail, verdict, null), null);
            case BOUNCE -> Destination.about(MailState.BOUNCE, letter(parsedMail.returned()));
            case AUTO -> byMachine(mail, parsedMail, verdict);
            case HELD -> Destination.about(MailState.HELD, letter(parsedMail.returned()));
        };
    }

    /** Of several mails with one Message-ID only one is answered. */
    Filing file(UUID mail, @Nullable String messageId, ParsedMail parsedMail, Verdict verdict, @Nullable PersonId by) {
        boolean answer = verdict.ackAllowed() && answered.first(messageId, mail);
        Filing filing =
                reception.getObject().file(mail, parsedMail, new Verdict(verdict.route(), answer, verdict.causes()), by);
        if (answer && !filing.acknowledged()) {
            answered.withdraw(mail);
        }
        return filing;
    }

    /** What comes back from ourselves is of no interest to anybody; what belongs to no report, a person looks at. */
    private Destination byMachine(InHand mail, ParsedMail parsedMail, Verdict verdict) {
        if (verdict.decidedBy() == Cause.OWN_LOOP) {
            return Destination.of(MailState.AUTO);
        }
        Optional<UUID> report = reception.getObject().note(mail.id(), parsedMail, verdict);
        return report.map(noted -> new Destination(MailState.AUTO, noted, null, false, null))
                .orElseGet(() -> Destination.of(MailState.HELD));
    }

    private @Nullable UUID letter(@Nullable BounceReport bounceReport) {
        return bounceReport == null ? null : correspondence.returned(bounceReport).orElse(null);
    }

    /**
     * Puts the mail aside for people to look at, with a report so that they do. If not even that can be made of it, it is
     * put aside all the same.
     */
    void quarantine(InHand mail, byte @Nullable [] raw, String trouble) {
        try {
            alone.executeWithoutResult(status -> {
                if (tray.hold(mail)) {
                    UUID report = mail.report() == null ? triage(mail, raw) : mail.report();
                    tray.quarantine(mail.id(), trouble, report);
                }
            });
        } catch (RuntimeException | Error noReport) {
            alone.executeWithoutResult(status -> {
                if (tray.hold(mail)) {
                    tray.quarantine(mail.id(), trouble + "; no report could be opened: " + noReport, mail.report());
                }
            });
        }
    }

    private UUID triage(InHand mail, byte @Nullable [] raw) {
        ParsedMail parsedMail = Unreadable.reading(mail.contentDigest(), raw);
        return reception
                .getObject()
                .file(mail.id(), parsedMail, Unreadable.VERDICT, null)
                .report();
    }
}
