/** Makes sense of the bytes of a mail, whatever they are. Pure: no database, no network, no clock of its own. */
@NamedInterface("reading")
@NullMarked
package org.imprimatur.mail.inbound.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
