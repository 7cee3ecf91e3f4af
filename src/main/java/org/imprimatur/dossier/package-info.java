/** The article's page on the desk, across rooms: its head, text, timeline and list. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "people",
            "audit",
            "worklist",
            "article",
            "article :: typeset",
            "review",
            "publication",
            "outbox"
        })
@OwnedTables(
        value = {},
        readModels = "ArticleListReadModel")
@NullMarked
package org.imprimatur.dossier;

import org.imprimatur.platform.OwnedTables;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
