/** Writing: beginning an article, writing it, and keeping what could not be saved. */
@NullMarked
package org.imprimatur.article.writing;

import org.jspecify.annotations.NullMarked;
