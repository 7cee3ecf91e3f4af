/** The body of a draft as the rich editor of the write page has it, block by block, and the way back to Markdown. */
@NullMarked
package org.imprimatur.article.editor;

import org.jspecify.annotations.NullMarked;
