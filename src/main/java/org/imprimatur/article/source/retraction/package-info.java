/** Works that were retracted, corrected or doubted by those who published them, as an imported list has them. */
@NamedInterface("retraction")
@NullMarked
package org.imprimatur.article.source.retraction;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
