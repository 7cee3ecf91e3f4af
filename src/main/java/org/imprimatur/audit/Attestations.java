package org.imprimatur.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.imprimatur.audit.BrokenLink.Damage;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares what rooms hold with what the audit says about it. */
@Component
public class Attestations {

    /** Lines that lack the row's hash lack its moment too: they were written right after the row. */
    private static final Duration AT_ONCE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    Attestations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Whether each of these rows is as its line in the chain says, and that line as its own hash and, once sealed, the
     * sealed one say. The chain is not followed here; verification does that.
     */
    public boolean hold(Subject chain, Collection<Attestation> rows) {
        Set<String> actions = rows.stream().map(row -> row.action().code()).collect(Collectors.toSet());
        List<Line> lines = lines(chain.key(), actions);
        List<AuditEntry> written = lines.stream().map(Line::entry).toList();
        Set<Long> about = new HashSet<>();
        for (Attestation row : rows) {
            AuditEntry line = find(row, written);
            if (line == null
                    || !about.add(line.seq())
                    || !differences(row, line).isEmpty()) {
                return false;
            }
        }
        return lines.stream().filter(line -> about.contains(line.entry().seq())).allMatch(Line::isAsWritten);
    }

    /** Both ways: rows without a line, lines without a row, and rows that are not as their line says. */
    static List<BrokenLink> compare(String chain, List<AuditEntry> lines, List<Attestation> rows) {
        List<BrokenLink> broken = new ArrayList<>();
        Set<Long> about = new HashSet<>();
        for (Attestation row : rows) {
            AuditEntry line = find(row, lines);
            if (line == null || !about.add(line.seq())) {
                broken.add(BrokenLink.ofRecord(
                        chain,
                        0,
                        row.at(),
                        Damage.RECORD_NOT_WRITTEN,
                        row.action().code(),
                        row.key()));
                continue;
            }
            Set<String> differences = differences(row, line);
            if (!differences.isEmpty()) {
                broken.add(BrokenLink.ofRecord(
                        chain,
                        line.seq(),
                        line.at(),
                        Damage.RECORD_CHANGED,
                        row.action().code(),
                        String.join(", ", differences)));
            }
        }
        lines.stream()
                .filter(line -> !about.contains(line.seq()))
                .forEach(line -> broken.add(BrokenLink.ofRecord(
                        chain, line.seq(), line.at(), Damage.RECORD_MISSING, line.action(), line.subject())));
        return broken;
    }

    static @Nullable AuditEntry find(Attestation row, List<AuditEntry> lines) {
        int older = 0;
        for (AuditEntry line : lines) {
            if (!line.is(row.action())) {
                continue;
            }
            older++;
            String key = row.by().equals(Attestation.SUBJECT)
                    ? line.subject()
                    : line.facts().get(row.by());
            if (row.key().equals(key) || (key == null && older == row.ordinal())) {
                return line;
            }
        }
        return null;
    }

    private static Set<String> differences(Attestation row, AuditEntry line) {
        Set<String> names = new TreeSet<>();
        row.facts().forEach((name, value) -> {
            String said = line.facts().get(name);
            if (said != null && !ErasableText.isNote(said) && !said.equals(value)) {
                names.add(name);
            }
        });
        if (!line.actor().equals(AuditTrail.actor(row.actor()))) {
            names.add("actor");
        }
        if (!line.facts().containsKey(Attestation.RECORD)
                && Duration.between(row.at(), line.at()).abs().compareTo(AT_ONCE) > 0) {
            names.add("at");
        }
        return names;
    }

    private List<Line> lines(String chain, Set<String> actions) {
        return jdbc.sql("""
                        select e.*, l.hash as sealed from audit_entry e
                        left join audit_leaf l on l.chain = e.chain and l.seq = e.seq
                        where e.chain = :chain and e.action in (:actions) order by e.seq
                        """)
                .params(Map.of("chain", chain, "actions", actions))
                .query((row, n) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(AuditTrail.entry(row), row.getString("sealed"));
    }

    /** @param sealed the hash it was sealed with, null if it is not sealed yet */
    private record Line(AuditEntry entry, @Nullable String sealed) {

        boolean isAsWritten() {
            return AuditHash.of(entry).equals(entry.hash())
                    && Objects.requireNonNullElse(sealed, entry.hash()).equals(entry.hash());
        }
    }
}
