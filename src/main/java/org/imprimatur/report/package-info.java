/** Readers' reports: what they wrote, what it turned out to be, and the answer each of them gets. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "people",
            "audit",
            "worklist",
            "article",
            "article :: typeset",
            "review",
            "standards",
            "publication",
            "mime",
            "inbox",
            "outbox"
        })
@OwnedTables(
        value = {
            "correction_report",
            "report_answer",
            "report_attachment",
            "report_form_key",
            "report_form_use",
            "report_mail"
        },
        readModels = "ReportListReadModel")
@NullMarked
package org.imprimatur.report;

import org.imprimatur.platform.OwnedTables;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
