/** The decision to let readers see a text: editions, schedules, corrections, banners, withdrawals. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "people",
            "audit",
            "worklist",
            "article",
            "article :: claim",
            "article :: retraction",
            "article :: standing",
            "article :: typeset",
            "review",
            "standards"
        })
@OwnedTables(
        value = {
            "banner",
            "coming_edition",
            "coming_notice",
            "correction_count",
            "correction_notice",
            "edition",
            "edition_image",
            "edition_signer",
            "fallen_source",
            "planned_correction",
            "re_review",
            "retraction_told",
            "scheduled_publication",
            "withdrawal"
        },
        readModels = "ReReviewReadModel")
@NullMarked
package org.imprimatur.publication;

import org.imprimatur.platform.OwnedTables;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
