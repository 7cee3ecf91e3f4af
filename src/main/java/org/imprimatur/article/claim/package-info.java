/** The sentences of a text that claim something a reader could act on, each with the sources it rests on. */
@NamedInterface("claim")
@NullMarked
package org.imprimatur.article.claim;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
