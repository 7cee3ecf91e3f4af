package org.imprimatur.article.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.claim.Claim;
import org.imprimatur.article.claim.ClaimCitation;
import org.imprimatur.article.claim.KnownClaim;
import org.imprimatur.article.source.DuplicateSources;
import org.imprimatur.article.source.EditedSources;
import org.imprimatur.article.source.SourceList;
import org.springframework.stereotype.Component;

/** Cites the source of a known claim at the end of a sentence of a draft that is not saved yet. */
@Component
class KnownClaimCitations {

    /** Two works with the same title differ if one of these does. */
    private static final List<String> NUMBERS = List.of("DOI", "PMID", "PMCID", "ISBN");

    static final String FIELD = "known-claims";

    /** As {@link WrittenSources} says it: the draft with the citation and the key, or why there is none. */
    WrittenSources.Outcome cite(WriteForm draft, String words, KnownClaim known) {
        EditedSources list = EditedSources.of(draft.sources()).orElse(null);
        RevisionText text = draft.text().orElse(null);
        if (list == null || text == null) {
            return refused(draft, "sources", "article.write.sources.broken");
        }
        Claim claim = KnownClaimOffers.sentence(text, words, known).orElse(null);
        if (claim == null) {
            return refused(draft, FIELD, "article.write.known.changed");
        }
        Map<String, Object> item = item(known);
        String key = there(list, item).orElseGet(() -> list.add(item));
        return ClaimCitation.of(text, claim, key)
                .map(body -> new WrittenSources.Outcome(
                        draft.withSources(list.json()).withBody(body), List.of(key), Map.of()))
                .orElseGet(() -> refused(draft, FIELD, "article.write.known.stuck"));
    }

    private static Map<String, Object> item(KnownClaim known) {
        return SourceList.parse("[" + known.item() + "]").sources().get(0).item();
    }

    /** The key by which the draft lists this work already. */
    private static Optional<String> there(EditedSources list, Map<String, Object> item) {
        List<Map<String, Object>> items = new ArrayList<>(list.items());
        items.add(item);
        return DuplicateSources.in(items)
                .get(items.size() - 1)
                .filter(same -> same.likeness() == DuplicateSources.Likeness.IDENTIFIER
                        || NUMBERS.stream().noneMatch(number -> differ(items.get(same.alike()), item, number)))
                .map(same -> list.source(same.alike()).id())
                .filter(key -> !key.isEmpty());
    }

    private static boolean differ(Map<String, Object> one, Map<String, Object> other, String number) {
        String is = Objects.toString(one.get(number), "");
        String was = Objects.toString(other.get(number), "");
        return !is.isEmpty() && !was.isEmpty() && !is.equalsIgnoreCase(was);
    }

    private static WrittenSources.Outcome refused(WriteForm draft, String field, String message) {
        return new WrittenSources.Outcome(
                draft, List.of(), Map.of(field, new SourceFieldValues.Problem(message, List.of())));
    }
}
