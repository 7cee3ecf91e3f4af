package org.imprimatur.article;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the day by which each article is to be read again in step with the newsroom's table: so many months after its
 * last signature. Whatever changed, the table, an article's topic or its risk, the date follows; the signature it is
 * counted from never does.
 */
@Component
public class ReviewDates {

    private static final Logger log = LoggerFactory.getLogger(ReviewDates.class);

    private final JdbcClient jdbc;
    private final ReviewIntervals intervals;
    private final TransactionTemplate transaction;

    ReviewDates(JdbcClient jdbc, ReviewIntervals intervals, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.intervals = intervals;
        this.transaction = transaction;
    }

    /** Articles with the same date for the same signature. @param months null until it was worked out by the table */
    private record Group(String topic, Risk risk, @Nullable Integer months) {}

    /** Works out anew what is not as the table has it now. Two nodes that do it at once come to the same. */
    public void follow() {
        for (Group group : groups()) {
            OptionalInt months = intervals.months(group.topic(), group.risk());
            if (months.isPresent() && !Integer.valueOf(months.getAsInt()).equals(group.months())) {
                follow(group, months.getAsInt());
            }
        }
    }

    private List<Group> groups() {
        return jdbc.sql("select distinct topic, risk, review_months from article where last_reviewed is not null")
                .query((row, n) -> new Group(
                        row.getString("topic"),
                        Risk.valueOf(row.getString("risk")),
                        row.getObject("review_months", Integer.class)))
                .list();
    }

    private void follow(Group group, int months) {
        int moved = 0;
        for (LocalDate reviewed : reviewDays(group, months)) {
            Integer rows = transaction.execute(status -> jdbc.sql("""
                            update article set next_review = ?, review_months = ?
                            where topic = ? and risk = ? and last_reviewed = ?
                              and (review_months is null or review_months <> ?)
                            """)
                    .params(
                            reviewed.plusMonths(months),
                            months,
                            group.topic(),
                            group.risk().name(),
                            reviewed,
                            months)
                    .update());
            moved += rows == null ? 0 : rows;
        }
        log.debug("{} articles on {} are read again after {} months", moved, group.topic(), months);
    }

    private List<LocalDate> reviewDays(Group group, int months) {
        return jdbc.sql("""
                        select distinct last_reviewed from article
                        where topic = ? and risk = ? and last_reviewed is not null
                          and (review_months is null or review_months <> ?)
                        """)
                .params(group.topic(), group.risk().name(), months)
                .query((row, n) -> row.getObject("last_reviewed", LocalDate.class))
                .list();
    }
}
