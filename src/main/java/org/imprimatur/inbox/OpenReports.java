package org.imprimatur.inbox;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Tells which reports are still being worked on: their mails stay whole, however old they are. */
public interface OpenReports {

    /** Those of these reports that are open. */
    Set<UUID> among(Collection<UUID> reports);
}
