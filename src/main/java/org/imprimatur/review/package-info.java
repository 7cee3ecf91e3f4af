/** Reading a revision and signing it, or sending it back with a reason. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "people",
            "audit",
            "worklist",
            "article",
            "article :: anchor",
            "article :: claim",
            "article :: standing",
            "article :: typeset",
            "standards"
        })
@OwnedTables(
        value = {
            "claim_verdict",
            "credential_out_of_use",
            "known_claim",
            "matched_row",
            "review_draft",
            "review_note",
            "review_note_withdrawn",
            "review_round",
            "sign_off",
            "signature_decision",
            "signed_verdict",
            "signed_words",
            "ticked_change",
            "wrong_password"
        },
        readModels = {"ReviewReadModel", "KnownClaimReadModel"})
@NullMarked
package org.imprimatur.review;

import org.imprimatur.platform.OwnedTables;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
