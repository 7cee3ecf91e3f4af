/** The Markdown of a text's body, read and written: the one place that knows what each format adds to CommonMark. */
@NullMarked
package org.imprimatur.article.markdown;

import org.jspecify.annotations.NullMarked;
