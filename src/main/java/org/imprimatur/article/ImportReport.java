package org.imprimatur.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What an import made of a file, and what it lost: it belongs to the revision that was made of the file.
 *
 * @param losses  none if nothing is known to be lost
 * @param putAway null while nobody has said that they have looked at it
 */
public record ImportReport(
        UUID id,
        ArticleId article,
        int revision,
        ImportedFile file,
        List<ImportLoss> losses,
        PersonId by,
        Instant at,
        @Nullable PutAway putAway) {

    public ImportReport {
        losses = List.copyOf(losses);
    }

    /** That somebody has looked at it. */
    public record PutAway(PersonId by, Instant at) {}

    /** Those that may change what the text says. */
    public List<ImportLoss> grave() {
        return losses.stream().filter(ImportLoss::grave).toList();
    }

    /** Those that came in another shape, or that no reader would miss. */
    public List<ImportLoss> light() {
        return losses.stream().filter(loss -> !loss.grave()).toList();
    }

    /** Whether something that may change what the text says stands in it, and nobody has looked at it yet. */
    public boolean isToBeLookedAt() {
        return putAway == null && losses.stream().anyMatch(ImportLoss::grave);
    }
}
