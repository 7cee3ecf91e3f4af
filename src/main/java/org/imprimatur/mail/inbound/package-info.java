/** Mail that comes in: kept as it came, then read, sorted and handed to whoever answers for it. */
@NamedInterface("inbound")
@NullMarked
package org.imprimatur.mail.inbound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
