/** Looking works up by their identifiers at Crossref, NCBI and Open Library, if the newsroom wants that. */
@NullMarked
package org.imprimatur.article.source.lookup;

import org.jspecify.annotations.NullMarked;
