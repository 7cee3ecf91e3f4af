/** Articles, their immutable revisions, the canonical form and its hash. */
@ApplicationModule(allowedDependencies = {"platform", "people", "audit", "worklist"})
@NullMarked
package org.imprimatur.article;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
