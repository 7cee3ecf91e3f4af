package org.imprimatur.dossier;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Risk;
import org.imprimatur.people.Person;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.SearchWords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the articles a person may look at, newest first, and what went on with each. It reads the rooms' tables for two
 * pages and writes none.
 */
@Repository
class ArticleListReadModel {

    /** One line of the list, with the step, its page and its holder while it is somebody's turn. */
    record Line(
            ArticleId id,
            int number,
            String title,
            String topic,
            @Nullable Risk risk,
            String writer,
            Instant begunAt,
            boolean live,
            boolean withdrawn,
            boolean changedSinceLive,
            @Nullable String step,
            @Nullable String page,
            @Nullable String holder,
            @Nullable String candidates,
            @Nullable Instant since,
            @Nullable Instant due,
            @Nullable String givenUpBy,
            @Nullable Instant givenUpAt,
            @Nullable Instant goesLiveAt,
            @Nullable LocalDate nextReview) {}

    /**
     * What is looked for. Drafts that were given up are left out of all, unless words are looked for.
     *
     * @param state all, work, scheduled, live, withdrawn, given-up or mine
     */
    record Filter(String state, String topic, String words) {

        private SearchWords searched() {
            return SearchWords.of(words);
        }
    }

    record Counts(int all, int mine, int work, int scheduled, int live, int withdrawn, int givenUp) {}

    /** Somebody's turn, or waiting for its time to go live. */
    private static final String UNDER_WAY = """
            (exists (select 1 from worklist w where w.subject = concat('article:', cast(a.id as varchar(36)))
                     and w.closed_at is null)
             or exists (select 1 from scheduled_publication t where t.article_id = a.id))
            """;

    private static final String GIVEN_UP = "exists (select 1 from given_up_draft d where d.article_id = a.id)";

    private final JdbcClient jdbc;

    ArticleListReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One page of the list.
     *
     * @param before number of the article the page comes after, null for the first page
     * @param after  number of the article the page comes before; lines are then the ones right before it
     */
    List<Line> page(Person person, Filter filter, @Nullable Integer before, @Nullable Integer after, int size) {
        ArticlePolicy.Condition readable = ArticlePolicy.readableBy(person);
        StringBuilder sql = new StringBuilder("""
                select a.id, a.number, a.title, a.topic, a.risk, a.begun_at, a.latest_revision, a.live_revision, a.withdrawn_at, a.next_review, p.name writer_name,
                       w.step, w.page, w.candidates, w.since, w.due, h.name holder_name, g.given_up_at, q.name given_up_name,
                       t.at goes_live_at
                from article a
                join person p on p.id = a.writer
                left join worklist w on w.task_id = (
                  select min(o.task_id) from worklist o
                  where o.subject = concat('article:', cast(a.id as varchar(36))) and o.closed_at is null)
                left join person h on h.id = w.assignee
                left join scheduled_publication t on t.article_id = a.id
                left join given_up_draft g on g.article_id = a.id
                left join person q on q.id = g.given_up_by
                where\s""").append(readable.sql()).append(where(filter));
        if (before != null) sql.append(" and a.number < :before");
        if (after != null) sql.append(" and a.number > :after");
        sql.append(" order by a.number ").append(after == null ? "desc" : "asc").append(" limit :size");
        var statement = filtered(filter, jdbc.sql(sql.toString()).params(readable.parameters()))
                .param("size", size);
        if (before != null) statement = statement.param("before", before);
        if (after != null) statement = statement.param("after", after);
        List<Line> lines =
                new ArrayList<>(statement.query((row, n) -> line(row)).list());
        if (after != null) java.util.Collections.reverse(lines);
        return lines;
    }

    /** How many of what is looked for are in each state, whichever of them was chosen. */
    Counts counts(Person person, Filter filter) {
        ArticlePolicy.Condition readable = ArticlePolicy.readableBy(person);
        String leftOut = filter.words().isEmpty() ? GIVEN_UP : "1 = 0";
        String sql = """
                                select count(case when %s then null else 1 end) all_of_them,
                                       count(case when %s then 1 end) given_up,
                                       count(case when a.writer = :me then 1 end) mine,
                                       count(case when %s then 1 end) work,
                                       count(case when exists (select 1 from scheduled_publication t where t.article_id = a.id) then 1 end) scheduled,
                                       count(case when a.live_revision is not null and a.withdrawn_at is null then 1 end) live,
                                       count(case when a.withdrawn_at is not null then 1 end) withdrawn
                                from article a where\s""".formatted(leftOut, GIVEN_UP, UNDER_WAY) + readable.sql() + narrowed(filter);
        return filtered(filter, jdbc.sql(sql).params(readable.parameters()))
                .query((row, n) -> new Counts(
                        row.getInt("all_of_them"),
                        row.getInt("mine"),
                        row.getInt("work"),
                        row.getInt("scheduled"),
                        row.getInt("live"),
                        row.getInt("withdrawn"),
                        row.getInt("given_up")))
                .single();
    }

    /** Topics in use, for the filter. */
    List<String> topics(Person person) {
        ArticlePolicy.Condition readable = ArticlePolicy.readableBy(person);
        return jdbc.sql("select distinct a.topic from article a where " + readable.sql() + " order by a.topic")
                .params(readable.parameters())
                .query(String.class)
                .list();
    }

    private static String where(Filter filter) {
        StringBuilder where = new StringBuilder();
        switch (filter.state()) {
            case "mine" -> where.append(" and a.writer = :me");
            case "work" -> where.append(" and ").append(UNDER_WAY);
            case "scheduled" ->
                where.append(" and exists (select 1 from scheduled_publication s where s.article_id = a.id)");
            case "live" -> where.append(" and a.live_revision is not null and a.withdrawn_at is null");
            case "withdrawn" -> where.append(" and a.withdrawn_at is not null");
            case "given-up" -> where.append(" and ").append(GIVEN_UP);
            default -> {
                if (filter.words().isEmpty()) where.append(" and not ").append(GIVEN_UP);
            }
        }
        return where.append(narrowed(filter)).toString();
    }

    /** To topic and words, in whatever state. */
    private static String narrowed(Filter filter) {
        StringBuilder where = new StringBuilder();
        if (!filter.topic().isEmpty()) where.append(" and a.topic = :topic");
        SearchWords words = filter.searched();
        where.append(" and (").append(words.condition("a.searched"));
        words.number().ifPresent(number -> where.append(" or a.number = ").append(number));
        return where.append(")").toString();
    }

    private static JdbcClient.StatementSpec filtered(Filter filter, JdbcClient.StatementSpec statement) {
        JdbcClient.StatementSpec filled = statement;
        if (!filter.topic().isEmpty()) filled = filled.param("topic", filter.topic());
        filled = filled.params(filter.searched().parameters());
        return filled;
    }

    private static @Nullable Risk risk(@Nullable String name) {
        return name == null ? null : Risk.valueOf(name);
    }

    private static Line line(ResultSet row) throws SQLException {
        int live = row.getInt("live_revision");
        boolean wasLive = !row.wasNull();
        boolean isWithdrawn = DbTime.readOrNull(row, "withdrawn_at") != null;
        boolean isLive = wasLive && !isWithdrawn;
        return new Line(
                new ArticleId(row.getObject("id", UUID.class)),
                row.getInt("number"),
                row.getString("title"),
                row.getString("topic"),
                risk(row.getString("risk")),
                row.getString("writer_name"),
                DbTime.read(row, "begun_at"),
                isLive,
                isWithdrawn,
                isLive && live != row.getInt("latest_revision"),
                row.getString("step"),
                row.getString("page"),
                row.getString("holder_name"),
                row.getString("candidates"),
                DbTime.readOrNull(row, "since"),
                DbTime.readOrNull(row, "due"),
                row.getString("given_up_name"),
                DbTime.readOrNull(row, "given_up_at"),
                DbTime.readOrNull(row, "goes_live_at"),
                isLive ? row.getObject("next_review", LocalDate.class) : null);
    }
}
