/** The only room that knows the process engine. Nobody depends on it. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "people",
            "audit",
            "worklist",
            "article",
            "review",
            "publication",
            "report",
            "outbox",
            "notification"
        })
@OwnedTables(
        value = {"article_run", "failed_step"},
        readModels = "WorklistDifferenceReadModel")
@NullMarked
package org.imprimatur.workflow;

import org.imprimatur.platform.OwnedTables;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
