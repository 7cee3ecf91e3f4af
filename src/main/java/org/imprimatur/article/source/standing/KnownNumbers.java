package org.imprimatur.article.source.standing;

import java.util.Optional;
import java.util.Set;
import org.imprimatur.article.source.identifier.Identifier;

/** The words by which a rule names the numbers a source can have. */
final class KnownNumbers {

    /** Articles of journals are told from other works with a DOI by the type of their record. */
    private static final String ARTICLE = "doi-article";

    static final Set<String> WORDS = Set.of(ARTICLE, "doi", "pmid", "pmcid", "nbk", "nct", "isbn");

    private KnownNumbers() {}

    /** Whether the source has one, and which. */
    static Optional<Identifier> of(String word, WorkIdentifiers work, String type) {
        if (word.equals(ARTICLE)) {
            return type.equals("article-journal") ? work.of(Identifier.Kind.DOI) : Optional.empty();
        }
        return work.of(Identifier.Kind.valueOf(word.toUpperCase(java.util.Locale.ROOT)));
    }
}
