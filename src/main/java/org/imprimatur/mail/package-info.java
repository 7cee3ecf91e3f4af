/** Letters out: the outbox, their rendering, their sending and their fate. */
@ApplicationModule(allowedDependencies = {"platform", "people", "audit", "worklist"})
@NullMarked
package org.imprimatur.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
