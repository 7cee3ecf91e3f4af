package org.imprimatur.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.AuditAction;
import org.imprimatur.platform.ColumnText;
import org.imprimatur.platform.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What a person may do about a mail that came in. Each action is written into the audit's chain {@code mail}. */
@Component
public class InboundMailCommands {

    private static final int LONGEST_REASON = 1000;

    private final InboundMailReadModel readModel;
    private final InboundMailQueue inboundMailQueue;
    private final RawMailArchive mails;
    private final ClassificationContextLoader classificationContextLoader;
    private final InboundMailProcessor inboundMailProcessor;
    private final ObjectProvider<MailboxRescan> reimport;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    InboundMailCommands(
            InboundMailReadModel readModel,
            InboundMailQueue inboundMailQueue,
            RawMailArchive mails,
            ClassificationContextLoader classificationContextLoader,
            InboundMailProcessor inboundMailProcessor,
            ObjectProvider<MailboxRescan> reimport,
            AuditTrail audit,
            PlatformTransactionManager transactions) {
        this.readModel = readModel;
        this.inboundMailQueue = inboundMailQueue;
        this.mails = mails;
        this.classificationContextLoader = classificationContextLoader;
        this.inboundMailProcessor = inboundMailProcessor;
        this.reimport = reimport;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether the person may do any of this; the page asks the same. */
    public static boolean mayAct(Person person) {
        return person.holdsAnyOf(List.of(Role.admin(), Role.publisher()));
    }

    /** Has the mail sorted anew, as if it had just come. A report it has become stays the report it is. */
    public void reprocess(Person by, UUID id) {
        transaction.executeWithoutResult(status -> {
            InboundMailEntry mail = hold(id);
            mail.mustBeReprocessable();
            inboundMailQueue.takeBack(id);
            record(by, InboxAction.REPROCESSED, mail, Map.of("was", mail.state().word()));
        });
    }

    /** Says that the mail is a report. Its sender is told that it came, if nothing speaks against it. */
    public FilingResult makeReport(Person by, UUID id) {
        // Reading may take its time, and no transaction is open meanwhile.
        Optional<ParsedMail> read = mails.parsedMail(id);
        FilingResult filingResult = transaction.execute(status -> {
            InboundMailEntry mail = hold(id);
            mail.mustBeReportable();
            ParsedMail parsedMail = read.orElseThrow(() -> new InboundMailEntry.MailIsNotKept(mail.called()));
            Classification classification =
                    Classifier.vouchedFor(parsedMail, classificationContextLoader.of(id, parsedMail));
            FilingResult filed = inboundMailProcessor.file(id, mail.messageId(), parsedMail, classification, by.id());
            inboundMailQueue.settle(id, parsedMail, classification, ProcessingResult.of(filed, by.id()));
            record(
                    by,
                    InboxAction.MADE_REPORT,
                    mail,
                    Map.of("was", mail.state().word(), "report", filed.report().toString()));
            return filed;
        });
        return java.util.Objects.requireNonNull(filingResult);
    }

    /** Says that the mail is nothing for us, and why. */
    public void discard(Person by, UUID id, String reason) {
        transaction.executeWithoutResult(status -> {
            InboundMailEntry mail = hold(id);
            mail.mustBeDiscardable(reason);
            String words = ColumnText.to(LONGEST_REASON, reason.strip());
            inboundMailQueue.discard(id, by.id(), words);
            record(by, InboxAction.DISCARDED, mail, Map.of("was", mail.state().word(), "note", words));
        });
    }

    /** The mail as it came. Who took it home is written down: readers tell us about their health. */
    public byte[] download(Person by, UUID id) {
        byte[] raw = transaction.execute(status -> {
            InboundMailEntry mail = readModel.find(id).orElseThrow(NoSuchMail::new);
            byte[] bytes = mails.raw(id).orElseThrow(() -> new InboundMailEntry.MailIsNotKept(mail.called()));
            record(by, InboxAction.DOWNLOADED, mail, Map.of());
            return bytes;
        });
        return java.util.Objects.requireNonNull(raw);
    }

    /** Hands in again what has been put away since then. */
    public void reimport(Person by, Instant since) {
        MailboxRescan mailboxes = reimport.getIfAvailable();
        if (mailboxes == null || !mailboxes.isPossible()) {
            throw new NothingToReimport();
        }
        transaction.executeWithoutResult(status -> audit.record(
                InboxAction.CHAIN, by.id(), InboxAction.REIMPORTED, "mailbox", Map.of("since", since.toString())));
        mailboxes.since(since);
    }

    private InboundMailEntry hold(UUID id) {
        return readModel.hold(id).orElseThrow(NoSuchMail::new);
    }

    private void record(Person by, AuditAction action, InboundMailEntry mail, Map<String, String> facts) {
        audit.record(InboxAction.CHAIN, by.id(), action, "mail " + mail.id(), facts);
    }

    /** There is no such mail. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static class NoSuchMail extends Refusal {

        public NoSuchMail() {
            super();
        }
    }

    /** No mailbox is being read. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NothingToReimport extends Refusal {

        NothingToReimport() {
            super();
        }
    }
}
