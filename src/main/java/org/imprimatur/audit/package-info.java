/** The append-only, hash-chained record of who did what. */
@ApplicationModule(allowedDependencies = {"platform", "people"})
@NullMarked
package org.imprimatur.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
