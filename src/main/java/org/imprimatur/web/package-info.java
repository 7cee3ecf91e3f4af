/** What every page goes through: security rules, sessions, errors, layout. */
@ApplicationModule(allowedDependencies = {"platform", "people", "audit"})
@OwnedTables({"known_browser_key", "sign_in_attempt", "spring_session", "spring_session_attributes"})
@NullMarked
package org.imprimatur.web;

import org.imprimatur.platform.OwnedTables;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
