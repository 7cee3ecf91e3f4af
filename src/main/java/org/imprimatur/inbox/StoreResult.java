package org.imprimatur.inbox;

import java.util.UUID;

/**
 * The result of storing a mail: it is kept, committed and safe.
 *
 * @param isNew false if we had it already; it was counted and nothing else was done
 */
public record StoreResult(UUID mail, boolean isNew) {}
