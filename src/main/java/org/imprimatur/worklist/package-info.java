/** Whose turn it is, why, since when and until when. */
@ApplicationModule(allowedDependencies = {"platform", "people", "audit"})
@NullMarked
package org.imprimatur.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
