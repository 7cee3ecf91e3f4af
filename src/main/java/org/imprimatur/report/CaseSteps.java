package org.imprimatur.report;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.platform.DbTime;
import org.imprimatur.publication.Banners;
import org.imprimatur.publication.Withdrawals;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a case after triage, taken as its process goes. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CaseSteps {

    private final Reports reports;
    private final Answering answering;
    private final Articles articles;
    private final ArticleCommands articleCommands;
    private final Banners banners;
    private final Withdrawals withdrawals;
    private final People people;
    private final AuditTrail audit;
    private final ReportDeadlines deadlines;
    private final Clock clock;

    CaseSteps(
            Reports reports,
            Answering answering,
            Articles articles,
            ArticleCommands articleCommands,
            Banners banners,
            Withdrawals withdrawals,
            People people,
            AuditTrail audit,
            ReportDeadlines deadlines,
            Clock clock) {
        this.reports = reports;
        this.answering = answering;
        this.articles = articles;
        this.articleCommands = articleCommands;
        this.banners = banners;
        this.withdrawals = withdrawals;
        this.people = people;
        this.audit = audit;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Warns readers of a dangerous mistake, or takes the text from them; a text they do not see needs neither. */
    public void protectReaders(ReportId id) {
        Report report = reports.hold(id);
        Report.Safeguard safeguard = report.safeguard();
        ArticleId article = report.requireArticle();
        if (safeguard == null || articles.require(article).live() == null) {
            return;
        }
        Person decider = people.require(report.requireDecider());
        switch (safeguard) {
            case BANNER -> banners.raise(article, report.safeguardWords(), decider);
            case WITHDRAWAL -> withdrawals.withdraw(article, report.safeguardWords(), decider);
        }
        audit.record(
                id.subject(),
                decider.id(),
                safeguard == Report.Safeguard.BANNER ? ReportAction.READERS_WARNED : ReportAction.TEXT_WITHDRAWN,
                report.name(),
                Map.of());
    }

    /**
     * Sends the article on its way to be corrected.
     *
     * @param underWay whether it is under review already; the correction then comes with that
     */
    public void beginCorrection(ReportId id, boolean underWay) {
        Report report = reports.hold(id);
        ArticleId article = report.requireArticle();
        Person decider = people.require(report.requireDecider());
        if (!underWay) {
            articleCommands.beginAgain(article, ReviewReason.CORRECTION, decider);
        }
        audit.record(
                id.subject(),
                decider.id(),
                underWay ? ReportAction.CORRECTION_JOINED : ReportAction.CORRECTION_BEGUN,
                report.name(),
                Map.of());
    }

    /** Which article's readers wait. */
    public ArticleId articleOf(ReportId id) {
        return reports.require(id).requireArticle();
    }

    /**
     * Somebody put it where it is decided, whatever was decided before.
     *
     * @return until when
     */
    public Instant undecided(ReportId id) {
        reports.update(reports.hold(id).takenUpAgain());
        return DbTime.now(clock).plus(deadlines.triageWithin());
    }

    /**
     * The text went live without the correction: somebody decides again.
     *
     * @return until when
     */
    public Instant takeUpAgain(ReportId id) {
        Report report = reports.hold(id).takenUpAgain();
        reports.update(report);
        audit.record(id.subject(), null, ReportAction.TAKEN_UP_AGAIN, report.name(), Map.of());
        return DbTime.now(clock).plus(deadlines.triageWithin());
    }

    /**
     * Writes to the reader what became of it, and to all whose reports went with it. Asked again, it does nothing.
     *
     * @param edition that carries the correction, null if there was nothing to correct
     */
    public void answer(ReportId id, @Nullable Integer edition) {
        Report report = reports.hold(id);
        if (report.isOpen()) {
            answering.close(report, edition, DbTime.now(clock));
        }
    }
}
