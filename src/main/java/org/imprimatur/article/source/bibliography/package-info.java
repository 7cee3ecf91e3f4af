/** Works read out of what reference managers and databases export: BibTeX, RIS, PubMed's format, CSL-JSON. */
@NullMarked
package org.imprimatur.article.source.bibliography;

import org.jspecify.annotations.NullMarked;
