/** Articles, their immutable revisions, the canonical form and its hash. */
@ApplicationModule(allowedDependencies = {"platform", "people", "audit", "worklist"})
@OwnedTables({
    "article",
    "article_address",
    "article_image",
    "article_risk",
    "cited_work",
    "cited_works_read",
    "declined_claim",
    "given_up_draft",
    "image",
    "import_report",
    "imported_remark",
    "parked_text",
    "retraction",
    "retraction_list",
    "revision",
    "risk_request",
    "tier_rule",
    "topic",
    "topic_spelling",
    "waiting_import",
    "waiting_import_image",
    "working_copy"
})
@NullMarked
package org.imprimatur.article;

import org.imprimatur.platform.OwnedTables;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
