package org.imprimatur.inbox;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.outbox.Letter;
import org.imprimatur.outbox.LetterKind;
import org.imprimatur.outbox.Outbox;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A handler that writes down each mail it is handed, in the transaction it is called in, and nothing that would keep it
 * from writing one down twice.
 */
final class RecordingMailHandler implements InboundMailHandler {

    private final JdbcClient jdbc;
    private final Outbox outbox;

    /** Mails that threads lead to a report. */
    private final Set<UUID> threaded = new HashSet<>();

    private Predicate<ParsedMail> stumblesOver = parsedMail -> false;

    RecordingMailHandler(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        jdbc.sql(
                        "create table if not exists filed (mail uuid not null, report uuid not null, kind varchar(10) not null)")
                .update();
    }

    ObjectProvider<InboundMailHandler> provider() {
        return new StaticListableBeanFactory(Map.of("reception", this)).getBeanProvider(InboundMailHandler.class);
    }

    void stumbleOver(Predicate<ParsedMail> mails) {
        stumblesOver = mails;
    }

    void know(UUID mail) {
        threaded.add(mail);
    }

    @Override
    public FilingResult file(UUID mail, ParsedMail parsedMail, Classification classification, @Nullable PersonId by) {
        UUID report = UUID.randomUUID();
        jdbc.sql("insert into filed (mail, report, kind) values (?, ?, 'report')")
                .params(mail, report)
                .update();
        if (stumblesOver.test(parsedMail)) {
            throw new IllegalStateException("The desk stumbles over it");
        }
        if (classification.ackAllowed()) {
            outbox.post(new Letter(
                    LetterKind.ACK,
                    "ack:" + report,
                    Letter.to(parsedMail.answersTo().orElseThrow().address(), "")
                            .about(new Subject(Subject.Kind.REPORT, report.toString())),
                    Map.of()));
        }
        return new FilingResult(report, threaded.contains(mail), classification.ackAllowed());
    }

    @Override
    public Optional<UUID> note(UUID mail, ParsedMail parsedMail, Classification classification) {
        if (!threaded.contains(mail)) {
            return Optional.empty();
        }
        UUID report = UUID.randomUUID();
        jdbc.sql("insert into filed (mail, report, kind) values (?, ?, 'note')")
                .params(mail, report)
                .update();
        return Optional.of(report);
    }

    /** How often the mail was filed, as {@code report} or as {@code note}. */
    List<String> filed(UUID mail) {
        return jdbc.sql("select kind from filed where mail = ?")
                .param(mail)
                .query(String.class)
                .list();
    }

    int acksTo(String address) {
        return jdbc.sql("select count(*) from outbox_mail where kind = 'ack' and recipient = ?")
                .param(address)
                .query(Integer.class)
                .single();
    }
}
