/** Whose turn it is, why, since when and until when. */
@ApplicationModule(allowedDependencies = {"platform", "people", "audit"})
@OwnedTables({"worklist", "worklist_pool"})
@NullMarked
package org.imprimatur.worklist;

import org.imprimatur.platform.OwnedTables;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
