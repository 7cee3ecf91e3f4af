package org.imprimatur.inbox;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Knows which reports are still open: their mails stay whole, however old they are. */
public interface OpenReports {

    /** Those of these reports that are open. */
    Set<UUID> among(Collection<UUID> reports);
}
