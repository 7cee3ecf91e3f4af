package org.imprimatur.report;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.DbTime;
import org.imprimatur.worklist.Worklist;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The commands on a case besides triage. */
@Service
public class CaseCommands {

    private final Reports reports;
    private final ReportMails mails;
    private final Answers answers;
    private final ReaderLetters letters;
    private final Articles articles;
    private final Worklist worklist;
    private final AuditTrail audit;
    private final Clock clock;

    CaseCommands(
            Reports reports,
            ReportMails mails,
            Answers answers,
            ReaderLetters letters,
            Articles articles,
            Worklist worklist,
            AuditTrail audit,
            Clock clock) {
        this.reports = reports;
        this.mails = mails;
        this.answers = answers;
        this.letters = letters;
        this.articles = articles;
        this.worklist = worklist;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Says which article the reader means.
     *
     * @throws Report.ReportIsClosed if it is decided already
     * @throws Report.NeverLive if readers cannot have seen it
     */
    @Transactional
    public Report pick(Person editor, int number, ArticleId id) {
        ReportPolicy.mustEdit(editor);
        Report held = hold(number);
        held.mustBeUndecided();
        Article article = articles.require(id);
        Report report = held.matchedTo(article, MatchedBy.PERSON);
        reports.update(report);
        worklist.retitle(report.id().subject(), article.title());
        audit.record(
                report.id().subject(),
                editor.id(),
                ReportAction.ARTICLE_PICKED,
                report.name(),
                Map.of("article", String.valueOf(article.number())));
        return report;
    }

    /**
     * Tells the reader that the mail came, where no machine was allowed to. Asked again, it does nothing.
     *
     * @throws Report.ReportIsClosed if the reader has the answer
     * @throws Report.NobodyToAnswer if there is no address, or one that nobody should write to unseen
     */
    @Transactional
    public Report acknowledge(Person editor, int number) {
        ReportPolicy.mustEdit(editor);
        Report report = hold(number);
        Report acknowledged = report.acknowledged(DbTime.now(clock));
        if (acknowledged.equals(report)) {
            return report;
        }
        reports.update(acknowledged);
        ReportMail mail = mails.latestByPerson(report.id()).orElse(null);
        letters.acknowledge(
                report,
                mail == null ? null : mail.id(),
                mail == null ? null : mail.messageId(),
                mail == null ? List.of() : mail.references(),
                report.outcomeDue());
        audit.record(report.id().subject(), editor.id(), ReportAction.ACKNOWLEDGED, report.name(), Map.of());
        return acknowledged;
    }

    /**
     * Words the answer anew while it waits for the correction.
     *
     * @throws Report.AnswerHasLeft if it does not wait any more
     */
    @Transactional
    public Report reword(Person editor, int number, String words, boolean send) {
        ReportPolicy.mustEdit(editor);
        Report report = hold(number);
        report.mustHaveAnswerWaiting();
        if (send) {
            report.mustBeAnswerable(words);
        }
        answers.write(report.id(), words.strip(), send, editor.id(), DbTime.now(clock));
        audit.record(
                report.id().subject(),
                editor.id(),
                ReportAction.ANSWER_REWORDED,
                report.name(),
                Map.of("answer", send ? "yes" : "no"));
        return report;
    }

    private Report hold(int number) {
        return reports.hold(reports.requireNumber(number).id());
    }
}
