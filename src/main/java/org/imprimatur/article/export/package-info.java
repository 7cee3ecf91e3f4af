/** A revision as a file for other programs: Markdown, a web page, a PDF. */
@NullMarked
package org.imprimatur.article.export;

import org.jspecify.annotations.NullMarked;
