package org.imprimatur.publication;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.RevisionText;
import org.imprimatur.people.PersonId;
import org.imprimatur.review.SignOff;

/**
 * A text readers may see: its hash has just been compared with what went live and with its signatures.
 *
 * @param signatures those that hold for exactly this text, at least one, oldest first
 */
public record LiveText(Article article, Article.Live live, RevisionText text, List<SignOff> signatures) {

    public LiveText {
        signatures = List.copyOf(signatures);
    }

    /** The latest signature of each signer. */
    public Collection<SignOff> reviews() {
        Map<PersonId, SignOff> latest = new LinkedHashMap<>();
        signatures.forEach(signature -> latest.put(signature.signer(), signature));
        return latest.values();
    }

    public Instant lastReviewed() {
        return signatures.get(signatures.size() - 1).signedAt();
    }

    public String path() {
        return "/articles/" + article.slug();
    }
}
