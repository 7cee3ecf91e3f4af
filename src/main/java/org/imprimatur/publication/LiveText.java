package org.imprimatur.publication;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.RevisionText;
import org.imprimatur.people.PersonId;
import org.imprimatur.review.QuestionedSignature;
import org.imprimatur.review.SignOff;

/**
 * A text readers may see: its hash has just been compared with what went live and with its signatures.
 *
 * @param signatures those that hold for exactly this text and were given before it went live, at least one, oldest first
 * @param questioned those among them whose credential was taken out of use since
 */
public record LiveText(
        Article article,
        Article.Live live,
        RevisionText text,
        List<SignOff> signatures,
        List<QuestionedSignature> questioned) {

    public LiveText {
        signatures = List.copyOf(signatures);
        questioned = List.copyOf(questioned);
    }

    /**
     * The latest signature of each signer, without those that publishers decided not to count, as long as others remain.
     * Until a new review has come to its signature the one readers were shown is the only one there is.
     */
    public Collection<SignOff> reviews() {
        Map<PersonId, SignOff> latest = new LinkedHashMap<>();
        signatures.forEach(signature -> latest.put(signature.signer(), signature));
        List<SignOff> counting = latest.values().stream()
                .filter(signature -> questioned.stream()
                        .noneMatch(other -> other.isDecided()
                                && !other.stands()
                                && other.signature().signer().equals(signature.signer())))
                .toList();
        return counting.isEmpty() ? latest.values() : counting;
    }

    /** When the latest of these reviews was signed; one that publishers decided not to count has no say in it. */
    public Instant lastReviewed() {
        return Collections.max(reviews().stream().map(SignOff::signedAt).toList());
    }

    public String path() {
        return "/articles/" + article.slug();
    }
}
