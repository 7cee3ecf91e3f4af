package org.imprimatur.article.source.retraction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.imprimatur.article.source.retraction.Retraction.Nature;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the list in force says of works. That it says nothing of one does not make it valid. */
@Repository
public class Retractions {

    private static final int AT_ONCE = 500;
    private static final String LISTED = "select r.* from retraction r join retraction_list l on l.id = r.list_id"
            + " where l.state = 'IN_FORCE' and ";

    private final JdbcClient jdbc;

    Retractions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param keys "doi:10.1000/x", "pmid:123"; however many */
    public List<Retraction> of(Collection<String> keys) {
        List<Retraction> found = new ArrayList<>(of(keys, "doi:", "r.doi in (:values)"));
        found.addAll(of(keys, "pmid:", "r.pmid in (:values)"));
        return found.stream().distinct().toList();
    }

    private List<Retraction> of(Collection<String> keys, String kind, String condition) {
        List<String> values = keys.stream()
                .filter(key -> key.startsWith(kind))
                .map(key -> key.substring(kind.length()))
                .distinct()
                .toList();
        List<Retraction> found = new ArrayList<>();
        for (int from = 0; from < values.size(); from += AT_ONCE) {
            found.addAll(jdbc.sql(LISTED + condition)
                    .param("values", values.subList(from, Math.min(values.size(), from + AT_ONCE)))
                    .query((row, n) -> retraction(row))
                    .list());
        }
        return found;
    }

    /** Of all that was done to one work, what counts: a retraction that was itself taken back does not. */
    public static Optional<Retraction> gravest(Collection<Retraction> ofOneWork) {
        return ofOneWork.stream()
                .filter(retraction -> retraction.nature() != Nature.REINSTATEMENT)
                .filter(retraction -> ofOneWork.stream().noneMatch(other -> isTakenBack(retraction, other)))
                .min(Comparator.comparing(Retraction::nature)
                        .thenComparing(
                                (Retraction one) -> one.date(), Comparator.nullsLast(Comparator.reverseOrder())));
    }

    private static boolean isTakenBack(Retraction retraction, Retraction other) {
        LocalDate from = retraction.date();
        LocalDate to = other.date();
        return retraction.isGrave()
                && other.nature() == Nature.REINSTATEMENT
                && (from == null || to == null || !to.isBefore(from));
    }

    private static Retraction retraction(ResultSet row) throws SQLException {
        return new Retraction(
                row.getString("doi"),
                row.getString("pmid"),
                Nature.valueOf(row.getString("nature")),
                row.getObject("noticed_on", LocalDate.class),
                row.getString("reasons"),
                row.getString("title"),
                row.getString("notice_doi"));
    }
}
