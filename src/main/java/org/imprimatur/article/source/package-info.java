/** The list of sources of a text, and how they are cited and printed. */
@NullMarked
package org.imprimatur.article.source;

import org.jspecify.annotations.NullMarked;
