/** What every room needs and no room is about. Depends on nothing of ours. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.imprimatur.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
