/** Letters out: the queue, their rendering, their sending, what became of them, and addresses nothing reaches. */
@ApplicationModule(allowedDependencies = {"platform", "people", "audit", "worklist", "mime"})
@OwnedTables({"address_suppression", "outbox_attempt", "outbox_mail", "outbox_queue", "soft_bounce", "undelivered"})
@NullMarked
package org.imprimatur.outbox;

import org.imprimatur.platform.OwnedTables;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
