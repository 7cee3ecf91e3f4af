/** The inner shell: layout, navigation, errors, security rules. */
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
package org.imprimatur.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
