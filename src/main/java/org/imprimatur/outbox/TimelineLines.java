package org.imprimatur.outbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a chain that one page of its timeline shows: so many below a line, which stay the same however the chain
 * grows.
 *
 * @param read  oldest first: those shown, and below them the one that says what the first of them followed from
 * @param above those of the next page, oldest first, and one more if there are more; none if this is the newest page
 */
record TimelineLines(List<AuditEntry> read, List<AuditEntry> above) {

    static final int SIZE = 50;

    /** @param before the line that the page ends right below; the newest page, if it is null or no line is below it */
    static TimelineLines of(AuditTrail audit, Subject chain, @Nullable Long before) {
        if (before != null) {
            List<AuditEntry> below = audit.toldBelow(chain, before, SIZE + 1);
            List<AuditEntry> above = audit.toldFrom(chain, before, SIZE + 1);
            if (!below.isEmpty() && !above.isEmpty()) {
                return new TimelineLines(below, above);
            }
        }
        return new TimelineLines(audit.toldBelow(chain, Long.MAX_VALUE, SIZE + 1), List.of());
    }

    boolean isShown(int at) {
        return at > 0 || read.size() <= SIZE;
    }

    private List<AuditEntry> shown() {
        return read.size() > SIZE ? read.subList(1, read.size()) : read;
    }

    /** Since when letters belong here; null if all that are older do. */
    @Nullable
    Instant from() {
        return read.size() > SIZE ? first(shown()) : null;
    }

    /** From when letters belong to the next page; null if there is none. */
    @Nullable
    Instant until() {
        return above.isEmpty() ? null : first(above.subList(0, Math.min(SIZE, above.size())));
    }

    /** Where the page with older lines ends; null if there are none. */
    @Nullable
    Long earlier() {
        return read.size() > SIZE ? shown().get(0).seq() : null;
    }

    boolean isNewest() {
        return above.isEmpty();
    }

    /** Where the page with later lines ends; null if these are on the newest one. */
    @Nullable
    Long later() {
        return above.size() > SIZE ? above.get(SIZE).seq() : null;
    }

    private static Instant first(List<AuditEntry> lines) {
        return lines.stream().map(AuditEntry::at).min(Comparator.naturalOrder()).orElseThrow();
    }
}
