/** Who is told what, and when: handoff, daily and reminder letters, and which of them somebody wants. */
@ApplicationModule(
        allowedDependencies = {"platform", "people", "audit", "worklist", "article", "review", "publication", "outbox"})
@OwnedTables({"daily_letters", "letter_choice"})
@NullMarked
package org.imprimatur.notification;

import org.imprimatur.platform.OwnedTables;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
