package org.imprimatur.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.SearchWords;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.publication.PublishedTitles;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ResponseStatus;

/** All readers' reports. */
@Repository
public class Reports {

    private final JdbcClient jdbc;
    private final Articles articles;
    private final PublishedTitles titles;
    private final Messages messages;

    Reports(JdbcClient jdbc, Articles articles, PublishedTitles titles, Messages messages) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.titles = titles;
        this.messages = messages;
    }

    /**
     * How a report is called in lists that show other things too.
     *
     * @param title the article's, or the subject the reader wrote
     */
    public record Headline(int number, String title, Instant openedAt) {}

    public Optional<Report> find(ReportId id) {
        return one("select * from correction_report where id = ?", id.value());
    }

    /** @throws NoSuchReport if there is none */
    public Report require(ReportId id) {
        return find(id).orElseThrow(NoSuchReport::new);
    }

    /** @throws NoSuchReport if there is none */
    public Headline headline(ReportId id) {
        Report report = require(id);
        return new Headline(report.number(), title(report), report.openedAt());
    }

    /** Reports whose readers wait for a corrected text of this article. */
    public List<Report> waitingFor(ArticleId article) {
        return jdbc.sql("select * from correction_report where article_id = ? and state = 'WAITING' order by number")
                .param(article.value())
                .query((row, n) -> report(row))
                .list();
    }

    /** Which run of the process the case is in. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void started(ReportId id, String processInstance) {
        jdbc.sql("update correction_report set process_instance_id = ? where id = ?")
                .params(processInstance, id.value())
                .update();
    }

    /** As readers know the article, or as this one called their mail. */
    public String title(Report report) {
        ArticleId article = report.article();
        return article == null
                ? subject(report)
                : articles.find(article)
                        .map(found -> titles.of(found).orElse(found.title()))
                        .orElseGet(() -> subject(report));
    }

    /** Nobody can press a link without words. */
    public String subject(Report report) {
        return VisibleText.isBlank(report.subject()) ? messages.say("report.subject.none") : report.subject();
    }

    /** @throws NoSuchReport if there is none of this number */
    public Report requireNumber(int number) {
        return byNumber(number).orElseThrow(NoSuchReport::new);
    }

    Optional<Report> byNumber(int number) {
        return one("select * from correction_report where number = ?", number);
    }

    Optional<Report> byToken(String token) {
        return one("select * from correction_report where token = ?", token);
    }

    /** The case a mail lies in. */
    public Optional<Report> ofMail(UUID mail) {
        return one(
                "select r.* from correction_report r join report_mail m on m.report_id = r.id where m.mail_id = ?",
                mail);
    }

    /** The newest case that holds a mail with this Message-ID. */
    Optional<Report> holding(String messageId) {
        return one("""
                        select r.* from correction_report r join report_mail m on m.report_id = r.id
                        where m.message_id = ? order by r.number desc fetch first 1 rows only
                        """, messageId);
    }

    /**
     * The report, held until the transaction ends. Whoever holds one and those that go with it holds the one first: held
     * the other way round, two would wait for each other.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Report hold(ReportId id) {
        return one("select * from correction_report where id = ? for update", id.value())
                .orElseThrow(NoSuchReport::new);
    }

    /** Those that go with this one, the oldest first. */
    public List<Report> mergedInto(ReportId id) {
        return jdbc.sql("select * from correction_report where merged_into = ? order by number")
                .param(id.value())
                .query((row, n) -> report(row))
                .list();
    }

    /** Other open reports on the same article that nobody has decided yet, the oldest first. */
    public List<Report> beside(Report report, int limit) {
        ArticleId article = report.article();
        if (article == null) {
            return List.of();
        }
        return jdbc.sql("""
                        select * from correction_report
                        where article_id = ? and state in ('NEW', 'WAITING') and id <> ? order by number fetch first ? rows only
                        """)
                .params(article.value(), report.id().value(), limit)
                .query((row, n) -> report(row))
                .list();
    }

    /** Reports on the same article that this one may be a duplicate of, the newest first. */
    public List<Report> candidates(Report report, int limit) {
        ArticleId article = report.article();
        if (article == null) {
            return List.of();
        }
        return jdbc.sql("""
                        select * from correction_report
                        where article_id = ? and id <> ? and merged_into is null order by number desc fetch first ? rows only
                        """)
                .params(article.value(), report.id().value(), limit)
                .query((row, n) -> report(row))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Report report) {
        jdbc.sql("""
                        insert into correction_report (id, token, source_mail_id, reporter_address, reporter_name, doubts,
                          article_id, matched_by, subject, state, is_open, opened_at, ack_due, outcome_due, next_due,
                          acknowledged_at, summary, safeguard_words, last_mail_at, mails, searched)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'NEW', true, ?, ?, ?, ?, ?, '', '', ?, 0, ?)
                        """)
                .params(
                        report.id().value(),
                        report.token(),
                        report.sourceMail(),
                        report.reporter().address(),
                        report.reporter().name(),
                        report.reporter().doubtsByName(),
                        value(report.article()),
                        name(report.matchedBy()),
                        report.subject(),
                        DbTime.at(report.openedAt()),
                        DbTime.atOrNull(report.ackDue()),
                        DbTime.at(report.outcomeDue()),
                        DbTime.at(report.nextDue()),
                        DbTime.atOrNull(report.acknowledgedAt()),
                        DbTime.at(report.lastMailAt()),
                        SearchWords.kept(
                                report.subject(),
                                report.reporter().name(),
                                report.reporter().address()))
                .update();
    }

    /** Keeps what one of its verbs has made of a report that is held. */
    @Transactional(propagation = Propagation.MANDATORY)
    void update(Report report) {
        jdbc.sql("""
                        update correction_report set article_id = ?, own_article_id = ?, matched_by = ?, state = ?,
                          is_open = ?, outcome = ?, ack_due = ?, outcome_due = ?, next_due = ?, acknowledged_at = ?,
                          decided_by = ?, decided_at = ?, decided_revision = ?, summary = ?, safeguard = ?,
                          safeguard_words = ?, last_mail_at = ?, mails = ?, closed_at = ?, merged_into = ?,
                          reopened_at = ?, rounds = ?
                        where id = ?
                        """)
                .params(
                        value(report.article()),
                        value(report.ownArticle()),
                        name(report.matchedBy()),
                        report.state().name(),
                        report.isOpen(),
                        name(report.outcome()),
                        DbTime.atOrNull(report.ackDue()),
                        DbTime.at(report.outcomeDue()),
                        DbTime.at(report.nextDue()),
                        DbTime.atOrNull(report.acknowledgedAt()),
                        report.decidedBy() == null ? null : report.decidedBy().value(),
                        DbTime.atOrNull(report.decidedAt()),
                        report.decidedRevision(),
                        report.summary(),
                        name(report.safeguard()),
                        report.safeguardWords(),
                        DbTime.at(report.lastMailAt()),
                        report.mails(),
                        DbTime.atOrNull(report.closedAt()),
                        report.mergedInto() == null ? null : report.mergedInto().value(),
                        DbTime.atOrNull(report.reopenedAt()),
                        report.rounds(),
                        report.id().value())
                .update();
    }

    /** Whatever went with a report goes where that one has gone. */
    @Transactional(propagation = Propagation.MANDATORY)
    void followed(Report merged, Report into) {
        jdbc.sql("update correction_report set merged_into = ? where merged_into = ?")
                .params(into.id().value(), merged.id().value())
                .update();
    }

    private Optional<Report> one(String sql, Object key) {
        return jdbc.sql(sql).param(key).query((row, n) -> report(row)).optional();
    }

    static Report report(ResultSet row) throws SQLException {
        UUID article = row.getObject("article_id", UUID.class);
        UUID ownArticle = row.getObject("own_article_id", UUID.class);
        String matchedBy = row.getString("matched_by");
        String outcome = row.getString("outcome");
        UUID decidedBy = row.getObject("decided_by", UUID.class);
        String safeguard = row.getString("safeguard");
        UUID mergedInto = row.getObject("merged_into", UUID.class);
        return new Report(
                new ReportId(row.getObject("id", UUID.class)),
                row.getInt("number"),
                row.getString("token"),
                row.getObject("source_mail_id", UUID.class),
                new Reporter(
                        row.getString("reporter_address"),
                        row.getString("reporter_name"),
                        Reporter.doubtsOf(row.getString("doubts"))),
                article == null ? null : new ArticleId(article),
                ownArticle == null ? null : new ArticleId(ownArticle),
                matchedBy == null ? null : MatchedBy.valueOf(matchedBy),
                row.getString("subject"),
                Report.State.valueOf(row.getString("state")),
                outcome == null ? null : Outcome.valueOf(outcome),
                DbTime.read(row, "opened_at"),
                DbTime.readOrNull(row, "ack_due"),
                DbTime.read(row, "outcome_due"),
                DbTime.read(row, "next_due"),
                DbTime.readOrNull(row, "acknowledged_at"),
                decidedBy == null ? null : new PersonId(decidedBy),
                DbTime.readOrNull(row, "decided_at"),
                row.getObject("decided_revision", Integer.class),
                row.getString("summary"),
                safeguard == null ? null : Report.Safeguard.valueOf(safeguard),
                row.getString("safeguard_words"),
                DbTime.read(row, "last_mail_at"),
                row.getInt("mails"),
                DbTime.readOrNull(row, "closed_at"),
                mergedInto == null ? null : new ReportId(mergedInto),
                DbTime.readOrNull(row, "reopened_at"),
                row.getInt("rounds"));
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static @Nullable UUID value(@Nullable ArticleId article) {
        return article == null ? null : article.value();
    }

    /** There is no such report, or none for whoever asks. */
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public static class NoSuchReport extends Refusal {

        public NoSuchReport() {
            super();
        }
    }
}
