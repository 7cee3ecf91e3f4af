/** The text as readers see it: body, citations and notes as HTML. */
@NamedInterface("typeset")
@NullMarked
package org.imprimatur.article.typeset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
