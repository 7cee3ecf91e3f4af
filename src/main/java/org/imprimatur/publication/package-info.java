/** What readers see, and the decision to let them see it. */
@ApplicationModule(allowedDependencies = {"platform", "people", "audit", "worklist", "article", "review"})
@NullMarked
package org.imprimatur.publication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
