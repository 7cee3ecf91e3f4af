package org.imprimatur.audit;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Implemented by a room to name rows that lines of the audit mention by their id: a mail, a letter. */
public interface RecordNames {

    /** Words and an address for those of the ids, of which there is at least one, that are this room's. */
    Map<UUID, ChainNames.Named> named(Collection<UUID> ids);
}
