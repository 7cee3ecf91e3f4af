package org.imprimatur.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.people.Person;
import org.imprimatur.platform.DbTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes articles from readers at once. The address goes on answering, with the reason; only a text that was signed since
 * brings the article back.
 */
@Service
public class Withdrawals {

    private final JdbcClient jdbc;
    private final Articles articles;
    private final Editions editions;
    private final ScheduledPublications schedule;
    private final AuditTrail audit;
    private final Clock clock;

    Withdrawals(
            JdbcClient jdbc,
            Articles articles,
            Editions editions,
            ScheduledPublications schedule,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.editions = editions;
        this.schedule = schedule;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param reason readers see it
     * @throws PublishingCommands.PublishersOnly if it is not for this person to decide
     * @throws Withdrawal.WithdrawalReasonMissing if there is none
     * @throws NoticeText.WordsTooLong if it is longer than a notice can be
     * @throws Article.AlreadyWithdrawn if it is withdrawn already
     * @throws Article.NotLive if readers have never seen the article
     */
    @Transactional
    public void withdraw(ArticleId id, String reason, Person by) {
        PublishingCommands.mustBePublisher(by);
        Article held = articles.hold(id);
        // Not before the article is ours: who signs meanwhile knows nothing of it, and must not seem to have signed
        // after.
        Withdrawal withdrawal = Withdrawal.because(reason, DbTime.now(clock));
        Article article = held.withdraw(withdrawal.at());
        articles.update(article);
        editions.close(id, withdrawal.at());
        UUID row = UUID.randomUUID();
        jdbc.sql("""
                        insert into withdrawal (id, article_id, reason, withdrawn_by, withdrawn_at) values (?, ?, ?, ?, ?)
                        """)
                .params(row, id.value(), withdrawal.reason(), by.id().value(), DbTime.at(withdrawal.at()))
                .update();
        audit.record(
                id.subject(),
                by.id(),
                PublicationAction.WITHDRAWN,
                "edition " + article.mustHaveBeenLive().edition(),
                AttestedWithdrawals.facts(row, withdrawal.reason(), withdrawal.at()));
        schedule.callBack(id, by);
    }

    /** The one in force. */
    public Optional<Withdrawal> of(ArticleId article) {
        return jdbc.sql("select * from withdrawal where article_id = ? and lifted_by is null")
                .param(article.value())
                .query((row, n) -> withdrawal(row))
                .optional();
    }

    /** Every time it was withdrawn, newest first. */
    public List<Withdrawal> all(ArticleId article) {
        return jdbc.sql("select * from withdrawal where article_id = ? order by withdrawn_at desc, id")
                .param(article.value())
                .query((row, n) -> withdrawal(row))
                .list();
    }

    /** The article is back before readers. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lift(ArticleId article, int edition) {
        jdbc.sql("update withdrawal set lifted_by = ? where article_id = ? and lifted_by is null")
                .params(edition, article.value())
                .update();
    }

    private static Withdrawal withdrawal(ResultSet row) throws SQLException {
        return new Withdrawal(row.getString("reason"), DbTime.read(row, "withdrawn_at"));
    }
}
