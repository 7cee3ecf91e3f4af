package org.imprimatur.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.DbTime;
import org.imprimatur.platform.SearchWords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the lists of reports, each along an index: the most urgent first, what is answered newest first. */
@Repository
public class ReportListReadModel {

    public static final int PAGE = 30;

    /** A count beyond this says "many". */
    private static final int ENOUGH = 1_000;

    private static final int LINE = 220;

    /** Whoever writes "R-12" means that report, and not the reader whose address has it in the middle. */
    private static final Pattern NAMED = Pattern.compile("\\[?[rR]-(\\d{1,9})]?");

    /** What the article that a report is about is found by. */
    private static final String ARTICLE_SEARCHED = "(select f.searched from article f where f.id = r.article_id)";

    /** The mail that a decision is about: the first, or the newest that came after one. */
    private static final String TO_DECIDE = """
            join report_mail m on m.mail_id = case
              when r.reopened_at is null and (r.decided_at is null or r.last_mail_at <= r.decided_at)
              then r.source_mail_id
              else (select n.mail_id from report_mail n where n.report_id = r.id and n.kind <> 'NOTE'
                    order by n.filed_at desc, n.mail_id desc fetch first 1 rows only) end
            """;

    private final JdbcClient jdbc;

    ReportListReadModel(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which reports a list shows. */
    public enum View {
        OPEN,
        OVERDUE,
        NEW,
        WAITING,
        ANSWERED;

        public static View of(String word) {
            for (View view : values()) {
                if (view.word().equals(word)) {
                    return view;
                }
            }
            return OPEN;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where a list goes on: behind this one. */
    public record Cursor(Instant at, UUID id) {

        public static @Nullable Cursor parse(@Nullable String text) {
            int mark = text == null ? -1 : text.indexOf('~');
            if (text == null || mark < 0) {
                return null;
            }
            try {
                return new Cursor(Instant.parse(text.substring(0, mark)), UUID.fromString(text.substring(mark + 1)));
            } catch (DateTimeParseException | IllegalArgumentException madeUp) {
                return null;
            }
        }

        @Override
        public String toString() {
            return at + "~" + id;
        }
    }

    /**
     * A report as a line of a list.
     *
     * @param article number, null if nobody knows which
     * @param said    how the mail begins that a decision is about: the first, or the newest that came after one
     * @param task    of the open turn, null if there is none
     * @param holder  who has the turn, null while it lies with all publishers
     */
    public record Line(
            Report report,
            @Nullable Integer article,
            @Nullable String articleTitle,
            String said,
            @Nullable String task,
            @Nullable PersonId holder,
            @Nullable String holderName,
            @Nullable Integer into) {}

    private record Query(String sql, Map<String, Object> params) {}

    /** One more than a page, if there is more. */
    public List<Line> page(View view, String words, Instant now, @Nullable Cursor after) {
        Query where = where(view, words, now);
        Map<String, Object> params = new HashMap<>(where.params());
        String order = view == View.ANSWERED ? "r.closed_at" : "r.next_due";
        StringBuilder sql = new StringBuilder("""
                        select r.*, a.number as article_number, a.title as article_title, substring(m.said, 1, %d) as said,
                               w.task_id, w.assignee, p.name as holder_name, o.number as into_number
                        from correction_report r
                        %s
                        left join article a on a.id = r.article_id
                        left join worklist w on w.subject = concat('report:', cast(r.id as varchar(36))) and w.closed_at is null
                        left join person p on p.id = w.assignee
                        left join correction_report o on o.id = r.merged_into
                        where %s
                        """.formatted(LINE, TO_DECIDE, where.sql()));
        if (after != null) {
            sql.append(" and (")
                    .append(order)
                    .append(", r.id) ")
                    .append(view == View.ANSWERED ? "<" : ">")
                    .append(" (:at, :id)");
            params.put("at", DbTime.at(after.at()));
            params.put("id", after.id());
        }
        String way = view == View.ANSWERED ? " desc" : "";
        sql.append(" order by ").append(order).append(way).append(", r.id").append(way);
        sql.append(" fetch first ").append(PAGE + 1).append(" rows only");
        return jdbc.sql(sql.toString())
                .params(params)
                .query((row, n) -> line(row))
                .list();
    }

    /**
     * How a report began.
     *
     * @param said how the mail begins that a decision is about
     */
    record Beginning(Report report, String said) {}

    /** Of these reports, in no order. */
    List<Beginning> beginnings(Collection<ReportId> reports) {
        return reports.isEmpty()
                ? List.of()
                : jdbc.sql(
                                "select r.*, substring(m.said, 1, %d) as said from correction_report r %s where r.id in (:ids)"
                                        .formatted(LINE, TO_DECIDE))
                        .param("ids", reports.stream().map(ReportId::value).toList())
                        .query((row, n) -> new Beginning(Reports.report(row), row.getString("said")))
                        .list();
    }

    public Map<View, Integer> counts(Instant now) {
        Map<View, Integer> counts = new LinkedHashMap<>();
        for (View view : View.values()) {
            Query where = where(view, "", now);
            counts.put(
                    view,
                    jdbc.sql("select count(*) from (select r.id from correction_report r where " + where.sql()
                                    + " fetch first " + ENOUGH + " rows only) counted")
                            .params(where.params())
                            .query(Integer.class)
                            .single());
        }
        return counts;
    }

    /** Articles readers know, by number or by words of the title. */
    public List<Found> articles(String words) {
        SearchWords wanted = SearchWords.of(words);
        if (wanted.blank()) {
            return List.of();
        }
        return jdbc.sql("""
                        select id, number, title from article
                        where live_edition is not null and (number = :number or %s)
                        order by case when number = :number then 0 else 1 end, number desc fetch first 8 rows only
                        """.formatted(wanted.condition("searched")))
                .param("number", wanted.number().orElse(-1))
                .params(wanted.parameters())
                .query((row, n) ->
                        new Found(row.getObject("id", UUID.class), row.getInt("number"), row.getString("title")))
                .list();
    }

    public record Found(UUID id, int number, String title) {}

    private static Query where(View view, String words, Instant now) {
        Map<String, Object> params = new HashMap<>();
        StringBuilder sql = new StringBuilder(
                switch (view) {
                    case OPEN -> "r.is_open";
                    case OVERDUE -> "r.is_open and r.next_due < :now";
                    case NEW -> "r.state = 'NEW'";
                    case WAITING -> "r.state in ('WAITING', 'MERGED')";
                    case ANSWERED -> "not r.is_open";
                });
        if (view == View.OVERDUE) {
            params.put("now", DbTime.at(now));
        }
        Matcher named = NAMED.matcher(words.strip());
        if (named.matches()) {
            sql.append(" and r.number = :number");
            params.put("number", Integer.parseInt(named.group(1)));
        } else {
            SearchWords wanted = SearchWords.of(words);
            sql.append(" and (").append(wanted.condition("r.searched", ARTICLE_SEARCHED));
            wanted.number().ifPresent(number -> sql.append(" or r.number = ").append(number));
            sql.append(")");
            params.putAll(wanted.parameters());
        }
        return new Query(sql.toString(), params);
    }

    private static Line line(ResultSet row) throws SQLException {
        UUID holder = row.getObject("assignee", UUID.class);
        return new Line(
                Reports.report(row),
                row.getObject("article_number", Integer.class),
                row.getString("article_title"),
                row.getString("said"),
                row.getString("task_id"),
                holder == null ? null : new PersonId(holder),
                row.getString("holder_name"),
                row.getObject("into_number", Integer.class));
    }
}
