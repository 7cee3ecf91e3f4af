package org.imprimatur.article.claim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.Person;

/**
 * Finds claims that were found supported and may be relied on again: the signature still stands, the article was not
 * withdrawn, its source has not fallen, and nobody found otherwise of the same words and work since.
 */
public interface KnownClaims {

    /**
     * Those that claims of a text repeat, by the number of the claim; the same words first, then the newest. From texts
     * that readers see, or that this person may read.
     */
    Map<Integer, List<KnownClaim.Match>> repeatedIn(List<Claim> claims, Person reader);

    /** One of them again, as long as it still may be relied on. */
    Optional<KnownClaim> find(ArticleId article, String hash, Person reader);
}
