/** The only room that knows the process engine. Nobody depends on it. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "people",
            "audit",
            "mail",
            "worklist",
            "article",
            "review",
            "publication",
            "report"
        })
@NullMarked
package org.imprimatur.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
