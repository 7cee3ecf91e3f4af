package org.imprimatur.platform;

/**
 * What a line of the audit says was done. Each room lists its own in an enum; the audit stores the code, and shows and
 * verifies lines whose code nobody lists any more like all others.
 *
 * <p>Stands here and not in the audit room because what happens to people is recorded too, and people stand below it.
 */
public interface AuditAction {

    /** As it is stored and hashed: "revision.signed". Never changed: lines that were written keep theirs. */
    String code();
}
