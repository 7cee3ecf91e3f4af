/** What the programs that manage sources keep in a Word file of the works it cites. */
@NullMarked
package org.imprimatur.article.intake.citation;

import org.jspecify.annotations.NullMarked;
