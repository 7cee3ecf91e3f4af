package org.imprimatur.site;

import java.util.List;
import org.imprimatur.publication.CorrectionsAddress;
import org.imprimatur.publication.Withdrawal;
import org.jspecify.annotations.Nullable;

/**
 * What stands where an article stood.
 *
 * @param title as it was last, null if what is stored is not what was signed
 */
record WithdrawnPage(
        String slug,
        @Nullable String title,
        Withdrawal withdrawal,
        CorrectionsAddress.Written corrections,
        List<ArticlePage.Teaser> further) {}
