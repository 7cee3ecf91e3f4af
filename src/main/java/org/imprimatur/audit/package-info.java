/** The append-only, hash-chained record of who did what, its seals and its verification. */
@ApplicationModule(allowedDependencies = {"platform", "people"})
@OwnedTables({
    "audit_chain",
    "audit_entry",
    "audit_leaf",
    "audit_private",
    "audit_seal",
    "audit_seal_head",
    "audit_seal_key",
    "audit_sealer",
    "audit_stamp",
    "audit_stamping",
    "audit_subtree",
    "audit_verification",
    "audit_words"
})
@NullMarked
package org.imprimatur.audit;

import org.imprimatur.platform.OwnedTables;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
