package org.imprimatur.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the rows of a mail table by id, or page by page by keyset pagination, in the order they were numbered: those in
 * given states, or those with given words.
 */
public final class KeysetQuery<T> {

    private static final String ONE_MORE = " fetch first " + (KeysetPage.SIZE + 1) + " rows only";

    private final JdbcClient jdbc;
    private final String select;
    private final Reader<T> reader;
    private final ToLongFunction<T> number;

    /** @param number the column {@code seq} of what was read */
    public KeysetQuery(JdbcClient jdbc, String table, String columns, Reader<T> reader, ToLongFunction<T> number) {
        this.jdbc = jdbc;
        this.select = "select " + columns + " from " + table + " where ";
        this.reader = reader;
        this.number = number;
    }

    /** Reads a row. */
    public interface Reader<T> {

        T read(ResultSet row) throws SQLException;
    }

    public Optional<T> find(UUID id) {
        return jdbc.sql(select + "id = ?")
                .param(id)
                .query((row, n) -> reader.read(row))
                .optional();
    }

    /** The row, held until the transaction ends. */
    public Optional<T> hold(UUID id) {
        return jdbc.sql(select + "id = ? for update")
                .param(id)
                .query((row, n) -> reader.read(row))
                .optional();
    }

    /**
     * The page that follows one number, or ends right above another; the newest, if neither is given.
     *
     * @param states in which of them, if no words are searched for; whoever searches wants to find it in any
     */
    public KeysetPage<T> page(List<String> states, SearchWords words, @Nullable Long before, @Nullable Long after) {
        Wanted wanted = words.blank()
                ? new Wanted("state in (:states)", Map.of("states", states))
                : new Wanted(words.condition("searched"), words.parameters());
        return after == null ? downFrom(wanted, before) : upFrom(wanted, after);
    }

    /** The newest below a number, in whatever state; one more than a page, if there are more. */
    public List<T> newest(SearchWords words, long below) {
        Wanted wanted = words.blank()
                ? new Wanted("1 = 1", Map.of())
                : new Wanted(words.condition("searched"), words.parameters());
        return rows(wanted, "seq < :seq order by seq desc", below);
    }

    private record Wanted(String condition, Map<String, ?> parameters) {}

    private KeysetPage<T> downFrom(Wanted wanted, @Nullable Long before) {
        List<T> found = rows(wanted, "seq < :seq order by seq desc", before == null ? Long.MAX_VALUE : before);
        boolean more = found.size() > KeysetPage.SIZE;
        return page(more ? found.subList(0, KeysetPage.SIZE) : found, before != null, more);
    }

    private KeysetPage<T> upFrom(Wanted wanted, long after) {
        List<T> found = new ArrayList<>(rows(wanted, "seq > :seq order by seq", after));
        Collections.reverse(found);
        boolean more = found.size() > KeysetPage.SIZE;
        return page(more ? found.subList(1, found.size()) : found, more, true);
    }

    private KeysetPage<T> page(List<T> shown, boolean later, boolean earlier) {
        return shown.isEmpty()
                ? new KeysetPage<>(shown, null, null)
                : new KeysetPage<>(
                        shown,
                        later ? number.applyAsLong(shown.get(0)) : null,
                        earlier ? number.applyAsLong(shown.get(shown.size() - 1)) : null);
    }

    private List<T> rows(Wanted wanted, String from, long seq) {
        return jdbc.sql(select + wanted.condition() + " and " + from + ONE_MORE)
                .params(wanted.parameters())
                .param("seq", seq)
                .query((row, n) -> reader.read(row))
                .list();
    }
}
