/** Readers' reports: what they wrote, what it turned out to be, and the answer each of them gets. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "people",
            "audit",
            "mail",
            "mail :: inbound",
            "mail :: reading",
            "worklist",
            "article",
            "review",
            "publication"
        })
@NullMarked
package org.imprimatur.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
