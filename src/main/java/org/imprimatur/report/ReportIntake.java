package org.imprimatur.report;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.inbox.Classification;
import org.imprimatur.inbox.FilingResult;
import org.imprimatur.inbox.InboundMailHandler;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Files readers' mail: each becomes a case, or goes to the case it belongs to, exactly once. */
@Component
public class ReportIntake implements InboundMailHandler {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Reports reports;
    private final ReportMails mails;
    private final Matching matching;
    private final ReaderLetters letters;
    private final Articles articles;
    private final AuditTrail audit;
    private final ApplicationEventPublisher announce;
    private final ReportDeadlines deadlines;
    private final Clock clock;

    ReportIntake(
            Reports reports,
            ReportMails mails,
            Matching matching,
            ReaderLetters letters,
            Articles articles,
            AuditTrail audit,
            ApplicationEventPublisher announce,
            ReportDeadlines deadlines,
            Clock clock) {
        this.reports = reports;
        this.mails = mails;
        this.matching = matching;
        this.letters = letters;
        this.articles = articles;
        this.audit = audit;
        this.announce = announce;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public FilingResult file(UUID mail, ParsedMail parsedMail, Classification classification, @Nullable PersonId by) {
        Optional<Report> known = reports.ofMail(mail);
        if (known.isPresent()) {
            return filed(known.get(), mail);
        }
        Matching.Match match = matching.of(parsedMail);
        return match.report() == null
                ? open(mail, parsedMail, classification, match, by)
                : attach(mail, parsedMail, match.report(), by);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<UUID> note(UUID mail, ParsedMail parsedMail, Classification classification) {
        Optional<Report> known = reports.ofMail(mail);
        if (known.isPresent()) {
            return known.map(report -> report.id().value());
        }
        return Optional.ofNullable(matching.of(parsedMail).report()).map(found -> {
            Report report = reports.hold(found.id());
            add(report, mail, ReportMail.Kind.NOTE, parsedMail, null, DbTime.now(clock));
            audit.record(report.id().subject(), null, ReportAction.NOTED, report.name(), Map.of("mail", mail + ""));
            return report.id().value();
        });
    }

    private static FilingResult filed(Report report, UUID mail) {
        boolean source = report.sourceMail().equals(mail);
        return new FilingResult(report.id().value(), !source, source && report.acknowledgedAt() != null);
    }

    private FilingResult open(
            UUID mail,
            ParsedMail parsedMail,
            Classification classification,
            Matching.Match match,
            @Nullable PersonId by) {
        Instant now = DbTime.now(clock);
        Report opened = Report.opened(
                token(),
                mail,
                Reporter.of(parsedMail, classification),
                ReportMails.cut(parsedMail.subject(), 400),
                match.article(),
                match.by(),
                deadlines,
                now);
        boolean acknowledged = classification.ackAllowed() && opened.reporter().isTrusted();
        reports.insert(acknowledged ? opened.acknowledged(now) : opened);
        Report report = reports.require(opened.id());
        Subject chain = report.id().subject();
        add(report, mail, ReportMail.Kind.SOURCE, parsedMail, by, now);
        audit.record(
                chain,
                by,
                ReportAction.OPENED,
                report.name(),
                Map.of(
                        "mail",
                        mail.toString(),
                        "article",
                        article(report),
                        "matchedBy",
                        match.by() == null ? "" : match.by().word()));
        announce.publishEvent(new ReportOpened(report.id(), now.plus(deadlines.triageWithin())));
        if (acknowledged) {
            letters.acknowledge(report, mail, parsedMail.messageId(), parsedMail.references(), report.outcomeDue());
            audit.record(chain, null, ReportAction.ACKNOWLEDGED, report.name(), Map.of());
        }
        return new FilingResult(report.id().value(), false, acknowledged);
    }

    private FilingResult attach(UUID mail, ParsedMail parsedMail, Report found, @Nullable PersonId by) {
        Report held = reports.hold(found.id());
        Instant now = DbTime.now(clock);
        Report report = add(held, mail, ReportMail.Kind.FOLLOW_UP, parsedMail, by, now);
        audit.record(report.id().subject(), by, ReportAction.FOLLOWED_UP, report.name(), Map.of("mail", mail + ""));
        if (!report.isOpen()) {
            reopen(report, now);
        }
        return new FilingResult(report.id().value(), true, false);
    }

    /** The reader was not content with the answer, or has more to say: somebody decides again. */
    private void reopen(Report report, Instant now) {
        reports.update(report.reopened(now.plus(deadlines.answerWithin()), now));
        audit.record(report.id().subject(), null, ReportAction.REOPENED, report.name(), Map.of());
        announce.publishEvent(new ReportOpened(report.id(), now.plus(deadlines.triageWithin())));
    }

    /** @return the report with one mail more */
    private Report add(
            Report report, UUID mail, ReportMail.Kind kind, ParsedMail parsedMail, @Nullable PersonId by, Instant now) {
        mails.add(report.id(), mail, kind, parsedMail, by, now);
        Report more = report.withMail(now, kind.isByPerson());
        reports.update(more);
        return more;
    }

    private String article(Report report) {
        return report.article() == null
                ? ""
                : articles.find(report.article())
                        .map(Article::number)
                        .map(String::valueOf)
                        .orElse("");
    }

    /** Mail servers may turn capitals into small letters, so there are none. */
    private static String token() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Somebody has to decide what a report is: it is new, its reader was not content with the answer, or it does not go with
     * another one after all.
     *
     * @param triageDue until when
     */
    public record ReportOpened(ReportId report, Instant triageDue) {}
}
