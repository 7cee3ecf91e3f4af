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
    /** In one statement, so that nobody ever sees some of one list and some of the next. */
    private static final String LISTED = """
            select r.* from retraction r join retraction_list l on l.id = r.list_id and l.state = 'IN_FORCE'
            where r.doi in (:dois)
            union all
            select r.* from retraction r join retraction_list l on l.id = r.list_id and l.state = 'IN_FORCE'
            where r.pmid in (:pmids)
            """;

    private final JdbcClient jdbc;

    Retractions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param keys "doi:10.1000/x", "pmid:123"; however many, and looked up five hundred of each at once */
    public List<Retraction> of(Collection<String> keys) {
        List<String> dois = values(keys, "doi:");
        List<String> pmids = values(keys, "pmid:");
        List<Retraction> found = new ArrayList<>();
        for (int from = 0; from < Math.max(dois.size(), pmids.size()); from += AT_ONCE) {
            found.addAll(jdbc.sql(LISTED)
                    .param("dois", some(dois, from))
                    .param("pmids", some(pmids, from))
                    .query((row, n) -> retraction(row))
                    .list());
        }
        return found.stream().distinct().toList();
    }

    private static List<String> values(Collection<String> keys, String kind) {
        return keys.stream()
                .filter(key -> key.startsWith(kind))
                .map(key -> key.substring(kind.length()))
                .distinct()
                .toList();
    }

    /** No work has an empty number; a list of none is no list to SQL. */
    private static List<String> some(List<String> values, int from) {
        return from >= values.size() ? List.of("") : values.subList(from, Math.min(values.size(), from + AT_ONCE));
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
