/** Turns a file somebody brings along into a draft, and tells what was lost on the way. */
@NullMarked
package org.imprimatur.article.intake;

import org.jspecify.annotations.NullMarked;
