/** A revision as a file for other programs: Markdown, a Word document, a web page, a PDF. */
@NullMarked
package org.imprimatur.article.export;

import org.jspecify.annotations.NullMarked;
