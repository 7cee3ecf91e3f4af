/** What is due on which day: reviews of live texts, publications that wait for their time, turns. */
@ApplicationModule(allowedDependencies = {"platform", "people", "audit", "article"})
@OwnedTables(value = "calendar_feed", readModels = "CalendarReadModel")
@NullMarked
package org.imprimatur.calendar;

import org.imprimatur.platform.OwnedTables;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
