/** What the newsroom says of itself to readers: its standards, its disclaimer, how it corrects, what it advertises. */
@ApplicationModule(allowedDependencies = {"platform", "people", "audit", "article", "article :: typeset"})
@OwnedTables("public_text")
@NullMarked
package org.imprimatur.standards;

import org.imprimatur.platform.OwnedTables;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
