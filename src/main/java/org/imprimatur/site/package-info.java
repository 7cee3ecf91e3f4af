/** What readers see: articles, profiles, histories, corrections, and proofs of what was signed. */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "people",
            "audit",
            "article",
            "article :: image",
            "article :: typeset",
            "review",
            "standards",
            "publication"
        })
@NullMarked
package org.imprimatur.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
