package org.imprimatur.inbox;

import java.util.Optional;
import java.util.UUID;
import org.imprimatur.inbox.Classification.Cause;
import org.imprimatur.mime.BounceReport;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.outbox.ReturnedLetters;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Processes a mail that has been parsed: report, process, acknowledgement, what it says about a letter of ours and its own
 * state are one transaction. Whatever fails in it leaves no trace.
 */
@Component
class InboundMailProcessor {

    private final InboundMailQueue inboundMailQueue;
    private final ClassificationContextLoader classificationContextLoader;
    private final ReturnedLetters returnedLetters;
    private final AnsweredMessageIds answeredMessageIds;
    private final ObjectProvider<InboundMailHandler> handler;
    private final TransactionTemplate alone;

    InboundMailProcessor(
            InboundMailQueue inboundMailQueue,
            ClassificationContextLoader classificationContextLoader,
            ReturnedLetters returnedLetters,
            AnsweredMessageIds answeredMessageIds,
            ObjectProvider<InboundMailHandler> handler,
            PlatformTransactionManager transactions) {
        this.inboundMailQueue = inboundMailQueue;
        this.classificationContextLoader = classificationContextLoader;
        this.returnedLetters = returnedLetters;
        this.answeredMessageIds = answeredMessageIds;
        this.handler = handler;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @return where it went, empty if it is no longer ours to settle */
    Optional<InboundMailState> settle(ClaimedMail mail, ParsedMail parsedMail) {
        return alone.execute(status -> {
            if (!inboundMailQueue.hold(mail)) {
                return Optional.empty();
            }
            Classification classification = classify(mail, parsedMail);
            ProcessingResult processingResult = process(mail, parsedMail, classification);
            inboundMailQueue.settle(mail.id(), parsedMail, classification, processingResult);
            return Optional.of(processingResult.state());
        });
    }

    /** The caps on acknowledgements hold however many mails are sorted at once: those to be answered are, in turn. */
    private Classification classify(ClaimedMail mail, ParsedMail parsedMail) {
        Classification classification =
                Classifier.classify(parsedMail, classificationContextLoader.of(mail.id(), parsedMail));
        if (!classification.ackAllowed()) {
            return classification;
        }
        answeredMessageIds.holdTheCount();
        return Classifier.classify(parsedMail, classificationContextLoader.of(mail.id(), parsedMail));
    }

    ProcessingResult process(ClaimedMail mail, ParsedMail parsedMail, Classification classification) {
        if (mail.report() != null) {
            // It was quarantined and its triage opened; read again, it stays that report.
            return ProcessingResult.of(InboundMailState.ACCEPTED);
        }
        return switch (classification.route()) {
            case HUMAN ->
                ProcessingResult.of(file(mail.id(), mail.messageId(), parsedMail, classification, null), null);
            case BOUNCE -> ProcessingResult.about(InboundMailState.BOUNCE, letter(parsedMail.returned()));
            case AUTO -> byMachine(mail, parsedMail, classification);
            case HELD -> held(parsedMail, classification);
        };
    }

    /** Of several mails with one Message-ID only one is answered. */
    FilingResult file(
            UUID mail,
            @Nullable String messageId,
            ParsedMail parsedMail,
            Classification classification,
            @Nullable PersonId by) {
        boolean answer = classification.ackAllowed() && answeredMessageIds.first(messageId, mail);
        FilingResult filingResult = handler.getObject()
                .file(
                        mail,
                        parsedMail,
                        new Classification(classification.route(), answer, classification.causes()),
                        by);
        if (answer && !filingResult.acknowledged()) {
            answeredMessageIds.withdraw(mail);
        }
        return filingResult;
    }

    /** Words alone may be anybody's; if they name a letter that we have written, they are about it. */
    private ProcessingResult held(ParsedMail parsedMail, Classification classification) {
        UUID letter = letter(parsedMail.returned());
        boolean returned = letter != null && classification.decidedBy() == Cause.LIKE_A_RETURN;
        return ProcessingResult.about(returned ? InboundMailState.BOUNCE : InboundMailState.HELD, letter);
    }

    /** What comes back from ourselves is of no interest to anybody; what belongs to no report, a person looks at. */
    private ProcessingResult byMachine(ClaimedMail mail, ParsedMail parsedMail, Classification classification) {
        if (classification.decidedBy() == Cause.OWN_LOOP) {
            return ProcessingResult.of(InboundMailState.AUTO);
        }
        Optional<UUID> report = handler.getObject().note(mail.id(), parsedMail, classification);
        return report.map(noted -> new ProcessingResult(InboundMailState.AUTO, noted, null, false, null))
                .orElseGet(() -> ProcessingResult.of(InboundMailState.HELD));
    }

    private @Nullable UUID letter(@Nullable BounceReport bounceReport) {
        return bounceReport == null ? null : returnedLetters.note(bounceReport).orElse(null);
    }

    /**
     * Puts the mail aside for people to look at, with a report so that they do. If not even that can be made of it, it is
     * put aside all the same.
     */
    void quarantine(ClaimedMail mail, byte @Nullable [] raw, String problem) {
        try {
            alone.executeWithoutResult(status -> {
                if (inboundMailQueue.hold(mail)) {
                    UUID report = mail.report() == null ? triage(mail, raw) : mail.report();
                    inboundMailQueue.quarantine(mail.id(), problem, report);
                }
            });
        } catch (RuntimeException | Error noReport) {
            alone.executeWithoutResult(status -> {
                if (inboundMailQueue.hold(mail)) {
                    inboundMailQueue.quarantine(
                            mail.id(), problem + "; no report could be opened: " + noReport, mail.report());
                }
            });
        }
    }

    private UUID triage(ClaimedMail mail, byte @Nullable [] raw) {
        ParsedMail parsedMail = UnreadableMail.parsedMail(mail.contentDigest(), raw);
        return handler.getObject()
                .file(mail.id(), parsedMail, UnreadableMail.CLASSIFICATION, null)
                .report();
    }
}
