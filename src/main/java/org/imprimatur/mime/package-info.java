/** Makes sense of the bytes of a mail, whatever they are. Pure: no database, no network, no clock of its own. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package org.imprimatur.mime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
