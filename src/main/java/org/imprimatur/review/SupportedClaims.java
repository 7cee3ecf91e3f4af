package org.imprimatur.review;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.ArticlePolicy;
import org.imprimatur.article.Articles;
import org.imprimatur.article.claim.Claim;
import org.imprimatur.article.claim.ClaimWords;
import org.imprimatur.article.claim.KnownClaim;
import org.imprimatur.article.claim.KnownClaims;
import org.imprimatur.article.source.standing.SoundSources;
import org.imprimatur.article.source.standing.WorkKeys;
import org.imprimatur.people.Person;
import org.springframework.stereotype.Component;

/** Finds claims that reviewers of other texts found supported, among what was signed. */
@Component
class SupportedClaims implements KnownClaims {

    /** Of several works that support one claim only so many are named. */
    private static final int MOST_EACH = 3;

    private final KnownClaimReadModel readModel;
    private final SoundSources soundSources;
    private final Articles articles;
    private final ArticlePolicy policy;

    SupportedClaims(KnownClaimReadModel readModel, SoundSources soundSources, Articles articles, ArticlePolicy policy) {
        this.readModel = readModel;
        this.soundSources = soundSources;
        this.articles = articles;
        this.policy = policy;
    }

    @Override
    public Map<Integer, List<KnownClaim.Match>> repeatedIn(List<Claim> claims, Person reader) {
        Map<Integer, ClaimWords> words = new LinkedHashMap<>();
        Set<String> hashes = new LinkedHashSet<>();
        for (Claim claim : claims) {
            ClaimWords said = ClaimWords.of(claim.words());
            words.put(claim.number(), said);
            hashes.add(said.sameWords());
            said.alike().ifPresent(hashes::add);
        }
        Map<String, List<KnownClaim>> byHash = new HashMap<>();
        for (KnownClaimReadModel.Found found : reliable(hashes, reader)) {
            KnownClaim known = known(found);
            Set<String> under = new HashSet<>();
            under.add(found.sameWords());
            Optional.ofNullable(found.alike()).ifPresent(under::add);
            under.forEach(hash ->
                    byHash.computeIfAbsent(hash, none -> new ArrayList<>()).add(known));
        }
        Map<Integer, List<KnownClaim.Match>> repeated = new LinkedHashMap<>();
        words.forEach((number, said) -> {
            List<KnownClaim.Match> matches = matches(said, byHash);
            if (!matches.isEmpty()) {
                repeated.put(number, matches);
            }
        });
        return repeated;
    }

    @Override
    public Optional<KnownClaim> find(ArticleId article, String hash, Person reader) {
        return reliable(Set.of(hash), reader).stream()
                .filter(found ->
                        found.article().equals(article) && found.sameWords().equals(hash))
                .findFirst()
                .map(SupportedClaims::known);
    }

    private static List<KnownClaim.Match> matches(ClaimWords said, Map<String, List<KnownClaim>> byHash) {
        List<KnownClaim.Match> matches = new ArrayList<>();
        Set<String> works = new HashSet<>();
        for (KnownClaim known : byHash.getOrDefault(said.sameWords(), List.of())) {
            if (known.hash().equals(said.sameWords()) && isAnother(works, known)) {
                matches.add(new KnownClaim.Match(known, true, said.isTelling()));
            }
        }
        for (KnownClaim known :
                said.alike().map(hash -> byHash.getOrDefault(hash, List.of())).orElse(List.of())) {
            if (said.isNearly(ClaimWords.of(known.words())) && isAnother(works, known)) {
                matches.add(new KnownClaim.Match(known, false, false));
            }
        }
        return matches.size() > MOST_EACH ? List.copyOf(matches.subList(0, MOST_EACH)) : matches;
    }

    private static boolean isAnother(Set<String> works, KnownClaim known) {
        Set<String> keys = works(known.item());
        boolean another = Collections.disjoint(works, keys);
        works.addAll(keys);
        return another;
    }

    /** Supported ones, of works that stand and that nobody since has found not to support these words. */
    private List<KnownClaimReadModel.Found> reliable(Set<String> hashes, Person reader) {
        List<KnownClaimReadModel.Found> uncontested = new ArrayList<>();
        Map<String, Set<String>> refuted = new HashMap<>();
        for (KnownClaimReadModel.Found found : newestFirst(readModel.with(hashes))) {
            Set<String> refuting = refuted.computeIfAbsent(found.sameWords(), none -> new HashSet<>());
            Set<String> works = works(found.item());
            if (found.verdict() != Verdict.SUPPORTED) {
                refuting.addAll(works);
            } else if (Collections.disjoint(refuting, works)) {
                uncontested.add(found);
            }
        }
        Set<Integer> sound = soundSources.among(
                uncontested.stream().map(KnownClaimReadModel.Found::item).toList());
        Map<ArticleId, Boolean> readable = new HashMap<>();
        List<KnownClaimReadModel.Found> reliable = new ArrayList<>();
        for (int i = 0; i < uncontested.size(); i++) {
            KnownClaimReadModel.Found found = uncontested.get(i);
            if (sound.contains(i)
                    && (found.live() || readable.computeIfAbsent(found.article(), id -> mayRead(reader, id)))) {
                reliable.add(found);
            }
        }
        return reliable;
    }

    private static List<KnownClaimReadModel.Found> newestFirst(List<KnownClaimReadModel.Found> found) {
        return found.stream()
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .toList();
    }

    private boolean mayRead(Person reader, ArticleId article) {
        return policy.mayRead(reader, articles.require(article));
    }

    private static KnownClaim known(KnownClaimReadModel.Found found) {
        return new KnownClaim(
                found.sameWords(),
                found.words(),
                found.article(),
                found.number(),
                found.title(),
                found.live() ? found.slug() : "",
                found.revision(),
                found.sourceTitle(),
                found.item(),
                found.passage(),
                found.page(),
                found.by(),
                found.at());
    }

    private static Set<String> works(String item) {
        return item.isEmpty() ? Set.of() : WorkKeys.of(item);
    }
}
