package org.imprimatur.article.writing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.claim.Claim;
import org.imprimatur.article.claim.ClaimWords;
import org.imprimatur.article.claim.Claims;
import org.imprimatur.article.claim.KnownClaim;
import org.imprimatur.article.claim.KnownClaims;
import org.imprimatur.article.claim.ListedItems;
import org.imprimatur.article.source.standing.WorkKeys;
import org.imprimatur.people.Person;
import org.springframework.stereotype.Component;

/** Lays the sentences of a draft beside claims of other texts that were found supported. Nothing in the draft changes. */
@Component
class KnownClaimOffers {

    private static final int MOST = 20;

    private final KnownClaims knownClaims;
    private final DeclinedClaims declined;

    KnownClaimOffers(KnownClaims knownClaims, DeclinedClaims declined) {
        this.knownClaims = knownClaims;
        this.declined = declined;
    }

    KnownClaimsPart of(ArticleId article, RevisionText text, Person writer) {
        List<Claim> claims = citable(text);
        Map<Integer, List<KnownClaim.Match>> repeated = knownClaims.repeatedIn(claims, writer);
        if (repeated.isEmpty()) {
            return KnownClaimsPart.none();
        }
        Set<DeclinedClaims.Pair> answered = declined.of(article);
        Map<String, Set<String>> works = works(text);
        List<KnownClaimsPart.Offer> offers = new ArrayList<>();
        List<KnownClaimsPart.Offer> linked = new ArrayList<>();
        for (Claim claim : claims) {
            String words = ClaimWords.of(claim.words()).sameWords();
            for (KnownClaim.Match match : repeated.getOrDefault(claim.number(), List.of())) {
                KnownClaim known = match.known();
                KnownClaimsPart.Offer offer =
                        new KnownClaimsPart.Offer(claim.words(), KnownClaimReference.of(words, known), match);
                if (answered.contains(new DeclinedClaims.Pair(words, known.hash()))) {
                    continue;
                }
                if (!cites(claim, known, works)) {
                    offers.add(offer);
                } else if (match.sure() && !known.article().equals(article)) {
                    linked.add(offer);
                }
            }
        }
        return new KnownClaimsPart(first(offers), first(linked), Math.max(0, offers.size() - MOST));
    }

    /** The first such sentence of the text that does not cite the work yet. */
    static Optional<Claim> sentence(RevisionText text, String words, KnownClaim known) {
        Map<String, Set<String>> works = works(text);
        return citable(text).stream()
                .filter(claim -> ClaimWords.of(claim.words()).sameWords().equals(words))
                .filter(claim -> !cites(claim, known, works))
                .findFirst();
    }

    /** Nothing is cited above the body: what is said there is said again below. */
    private static List<Claim> citable(RevisionText text) {
        int above = line(text.title()) + line(text.standfirst());
        return Claims.in(text).stream()
                .filter(claim -> claim.anchor().position() >= above)
                .toList();
    }

    private static int line(String words) {
        return words.isEmpty() ? 0 : words.length() + 1;
    }

    private static Map<String, Set<String>> works(RevisionText text) {
        Map<String, Set<String>> works = new HashMap<>();
        ListedItems.of(text).forEach((key, item) -> works.put(key, WorkKeys.of(item)));
        return works;
    }

    private static boolean cites(Claim claim, KnownClaim known, Map<String, Set<String>> works) {
        Set<String> cited = new HashSet<>();
        claim.sources().forEach(source -> cited.addAll(works.getOrDefault(source.key(), Set.of())));
        return !Collections.disjoint(cited, WorkKeys.of(known.item()));
    }

    private static <T> List<T> first(List<T> all) {
        return all.size() > MOST ? all.subList(0, MOST) : all;
    }
}
