/** Identifiers of published works, read however somebody wrote or pasted them. */
@NullMarked
package org.imprimatur.article.source.identifier;

import org.jspecify.annotations.NullMarked;
