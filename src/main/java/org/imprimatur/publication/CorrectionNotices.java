package org.imprimatur.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The notices readers were given, and those that wait for their text to go live. */
@Repository
public class CorrectionNotices {

    private final JdbcClient jdbc;

    CorrectionNotices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param sha256 the text it was worded for; with any other it does not go out */
    public record Coming(String sha256, NoticeText words) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void prepare(ArticleId article, String sha256, NoticeText noticeText, PersonId by, Instant now) {
        discard(article);
        jdbc.sql("""
                        insert into coming_notice
                          (article_id, sha256, severity, summary, before_text, after_text, written_by, written_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        article.value(),
                        sha256,
                        noticeText.severity().name(),
                        noticeText.summary(),
                        noticeText.before(),
                        noticeText.after(),
                        by.value(),
                        DbTime.at(now))
                .update();
    }

    public Optional<Coming> coming(ArticleId article) {
        return jdbc.sql("select * from coming_notice where article_id = ?")
                .param(article.value())
                .query((row, n) -> new Coming(
                        row.getString("sha256"),
                        new NoticeText(
                                Severity.valueOf(row.getString("severity")),
                                row.getString("summary"),
                                row.getString("before_text"),
                                row.getString("after_text"))))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void discard(ArticleId article) {
        jdbc.sql("delete from coming_notice where article_id = ?")
                .param(article.value())
                .update();
    }

    /** Written as the edition it tells of goes live. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CorrectionNotice publish(Article article, int edition, String title, NoticeText noticeText, Instant now) {
        // The update waits for whoever numbers a notice just now, so that no number is given twice or left out.
        jdbc.sql("update correction_count set last_number = last_number + 1 where id = 1")
                .update();
        int number = jdbc.sql("select last_number from correction_count where id = 1")
                .query(Integer.class)
                .single();
        CorrectionNotice notice = new CorrectionNotice(
                number,
                article.id(),
                edition,
                title,
                noticeText.severity(),
                noticeText.summary(),
                noticeText.before(),
                noticeText.after(),
                now);
        jdbc.sql("""
                        insert into correction_notice
                          (number, article_id, edition, title, severity, summary, before_text, after_text, published_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        number,
                        article.id().value(),
                        edition,
                        title,
                        noticeText.severity().name(),
                        noticeText.summary(),
                        noticeText.before(),
                        noticeText.after(),
                        DbTime.at(now))
                .update();
        return notice;
    }

    Optional<CorrectionNotice> of(ArticleId article, int edition) {
        return jdbc.sql("select * from correction_notice where article_id = ? and edition = ?")
                .params(article.value(), edition)
                .query((row, n) -> notice(row))
                .optional();
    }

    /** Articles readers were told of a correction of, in the order of their ids. */
    List<ArticleId> articles(ArticleId after, int most) {
        return jdbc.sql(
                        "select distinct article_id from correction_notice where article_id > ? order by article_id limit ?")
                .params(after.value(), most)
                .query((row, n) -> new ArticleId(row.getObject("article_id", UUID.class)))
                .list();
    }

    /** Newest first. */
    public List<CorrectionNotice> of(ArticleId article) {
        return jdbc.sql("select * from correction_notice where article_id = ? order by number desc")
                .param(article.value())
                .query((row, n) -> notice(row))
                .list();
    }

    /**
     * Newest first.
     *
     * @param severity null for all
     * @param below    only those of a lower number, null for the first page
     */
    public List<CorrectionNotice> newest(@Nullable Severity severity, @Nullable Integer below, int limit) {
        StringBuilder sql = new StringBuilder("select * from correction_notice where 1 = 1");
        List<Object> values = new ArrayList<>();
        if (severity != null) {
            sql.append(" and severity = ?");
            values.add(severity.name());
        }
        if (below != null) {
            sql.append(" and number < ?");
            values.add(below);
        }
        values.add(limit);
        return jdbc.sql(sql.append(" order by number desc limit ?").toString())
                .params(values)
                .query((row, n) -> notice(row))
                .list();
    }

    private static CorrectionNotice notice(ResultSet row) throws SQLException {
        return new CorrectionNotice(
                row.getInt("number"),
                new ArticleId(row.getObject("article_id", UUID.class)),
                row.getInt("edition"),
                row.getString("title"),
                Severity.valueOf(row.getString("severity")),
                row.getString("summary"),
                row.getString("before_text"),
                row.getString("after_text"),
                DbTime.read(row, "published_at"));
    }
}
