/** Reading a revision and signing it, or sending it back with a reason. */
@ApplicationModule(allowedDependencies = {"platform", "people", "audit", "worklist", "article"})
@NullMarked
package org.imprimatur.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
