/** Places in a text that survive its revisions: quote, what stands before and after, and position. Knows nothing of what they are for. */
@NamedInterface("anchor")
@NullMarked
package org.imprimatur.article.anchor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
