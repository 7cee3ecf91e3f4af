package org.imprimatur.review.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.claim.KnownClaim;
import org.imprimatur.article.claim.KnownClaims;
import org.imprimatur.people.Person;
import org.imprimatur.review.ClaimSheet;
import org.springframework.stereotype.Component;

/** What reviewers of other texts found of claims, beside each. It takes nobody's own verdict from them. */
@Component
class EarlierVerdicts {

    private final KnownClaims knownClaims;

    EarlierVerdicts(KnownClaims knownClaims) {
        this.knownClaims = knownClaims;
    }

    /** By the number of the claim. What the reviewer said of this very article stands there already. */
    Map<Integer, List<KnownClaim.Match>> of(List<ClaimSheet.Entry> entries, Article article, Person reviewer) {
        Map<Integer, List<KnownClaim.Match>> repeated = knownClaims.repeatedIn(
                entries.stream().map(ClaimSheet.Entry::claim).toList(), reviewer);
        Map<Integer, List<KnownClaim.Match>> shown = new LinkedHashMap<>();
        for (ClaimSheet.Entry entry : entries) {
            int number = entry.claim().number();
            boolean said = entry.verdict() != null || entry.earlier() != null;
            List<KnownClaim.Match> others = repeated.getOrDefault(number, List.of()).stream()
                    .filter(match -> !said || !match.known().article().equals(article.id()))
                    .toList();
            shown.put(number, others);
        }
        return shown;
    }
}
