package org.imprimatur.report;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.publication.CorrectionNotice;
import org.imprimatur.publication.Corrections;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Closes a case with the answer to its reader, and to all whose reports went with it. */
@Component
class Answering {

    private final Reports reports;
    private final ReportMails mails;
    private final Answers answers;
    private final ReaderLetters letters;
    private final Corrections corrections;
    private final Articles articles;
    private final AuditTrail audit;

    Answering(
            Reports reports,
            ReportMails mails,
            Answers answers,
            ReaderLetters letters,
            Corrections corrections,
            Articles articles,
            AuditTrail audit) {
        this.reports = reports;
        this.mails = mails;
        this.answers = answers;
        this.letters = letters;
        this.corrections = corrections;
        this.articles = articles;
        this.audit = audit;
    }

    /** @param edition that carries the correction, null if there was nothing to correct */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(Report report, @Nullable Integer edition, Instant now) {
        Optional<Answers.Answer> answer = answers.latest(report.id());
        CorrectionNotice notice = edition == null || report.article() == null
                ? null
                : corrections.notice(report.article(), edition).orElse(null);
        boolean answered = answer.filter(Answers.Answer::wanted).isPresent()
                && report.reporter().hasAddress();
        if (answered) {
            send(report, answer.get(), notice);
            answers.sent(report.id(), answer.get().version(), now);
        }
        end(report, answered, now);
        for (Report other : reports.mergedInto(report.id())) {
            endAlike(reports.hold(other.id()), answer, notice, now);
        }
    }

    /** The report it goes with has its answer already: this reader gets the same. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void closeWith(Report report, Report original, Instant now) {
        Optional<Answers.Answer> answer = answers.latest(original.id());
        endAlike(report, answer, noticeFor(original), now);
    }

    /** Nobody has looked at this reader's address by itself, so a doubtful one is left alone. */
    private void endAlike(
            Report report, Optional<Answers.Answer> answer, @Nullable CorrectionNotice notice, Instant now) {
        boolean answered = answer.filter(Answers.Answer::wanted).isPresent()
                && report.reporter().isTrusted();
        if (answered) {
            send(report, answer.get(), notice);
        }
        end(report, answered, now);
    }

    private void send(Report report, Answers.Answer answer, @Nullable CorrectionNotice notice) {
        letters.answer(
                report,
                answer.version(),
                answer.words(),
                notice,
                mails.latestByPerson(report.id()).orElse(null));
    }

    private void end(Report report, boolean answered, Instant now) {
        reports.update(report.closed(now));
        audit.record(
                report.id().subject(),
                null,
                answered ? ReportAction.ANSWERED : ReportAction.CLOSED,
                report.name(),
                Map.of());
    }

    /** The first edition after the decision that put something right. */
    private @Nullable CorrectionNotice noticeFor(Report report) {
        Outcome outcome = report.outcome();
        Instant decided = report.decidedAt();
        if (report.article() == null || outcome == null || !outcome.isMistake() || decided == null) {
            return null;
        }
        Article.Live last = articles.require(report.article()).lastLive();
        return last == null
                ? null
                : corrections.notices(report.article()).stream()
                        .filter(notice -> notice.publishedAt().isAfter(decided))
                        .reduce((newer, older) -> older)
                        .orElse(null);
    }
}
