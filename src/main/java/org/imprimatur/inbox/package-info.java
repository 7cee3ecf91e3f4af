/** Mail that comes in: kept as it came, then parsed, classified and handed to whoever answers for it. */
@ApplicationModule(allowedDependencies = {"platform", "people", "audit", "mime", "outbox"})
@OwnedTables({
    "inbound_answered",
    "inbound_attachment",
    "inbound_counter",
    "inbound_mail",
    "inbound_stuck",
    "mailbox_status"
})
@NullMarked
package org.imprimatur.inbox;

import org.imprimatur.platform.OwnedTables;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
