/** Who someone is: sign-in, roles, credentials, and what a role admits to. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package org.imprimatur.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
