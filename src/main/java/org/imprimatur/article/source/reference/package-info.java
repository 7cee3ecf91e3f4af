/** References as people write them, read into sources; lists of them, and the marks in a text that mean them. */
@NullMarked
package org.imprimatur.article.source.reference;

import org.jspecify.annotations.NullMarked;
