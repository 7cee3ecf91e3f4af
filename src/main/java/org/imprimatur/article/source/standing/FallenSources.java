package org.imprimatur.article.source.standing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.article.source.SourceList.Source;
import org.imprimatur.article.source.retraction.Retraction;
import org.imprimatur.article.source.retraction.Retractions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the sources of texts that the list of retractions in force names. Asked of the texts themselves each time: of some
 * thousand articles that is a matter of seconds, once a day, and no index can be behind.
 */
@Repository
public class FallenSources {

    private static final int AT_ONCE = 50;

    private final JdbcClient jdbc;
    private final Retractions retractions;

    FallenSources(JdbcClient jdbc, Retractions retractions) {
        this.jdbc = jdbc;
        this.retractions = retractions;
    }

    /** Those among a text's sources, as CSL-JSON, in its order, each with what counts of all that was done to it. */
    public List<FallenSource> in(String sources) {
        return among(SourceList.parse(sources).sources());
    }

    /** The retracted ones among them, on which nothing may rest. */
    public List<FallenSource> graveIn(String sources) {
        return in(sources).stream()
                .filter(fallen -> fallen.retraction().isGrave())
                .toList();
    }

    List<FallenSource> among(List<Source> sources) {
        List<Set<String>> keys = keys(sources);
        return fallen(sources, keys, listed(keys));
    }

    private static List<Set<String>> keys(List<Source> sources) {
        return sources.stream().map(source -> WorkIdentifiers.of(source).keys()).toList();
    }

    /** Hands on every article readers see some source of which is retracted. */
    public void forEachLive(BiConsumer<ArticleId, List<FallenSource>> found) {
        UUID after = null;
        List<LiveSources> some = live(after);
        while (!some.isEmpty()) {
            hold(some, found);
            after = some.get(some.size() - 1).article();
            some = live(after);
        }
    }

    private void hold(List<LiveSources> articles, BiConsumer<ArticleId, List<FallenSource>> found) {
        List<List<Source>> sources = articles.stream()
                .map(article -> SourceList.parse(article.sources()).sources())
                .toList();
        List<List<Set<String>>> keys = sources.stream().map(FallenSources::keys).toList();
        Map<String, List<Retraction>> listed =
                listed(keys.stream().flatMap(List::stream).toList());
        for (int i = 0; i < articles.size(); i++) {
            List<FallenSource> grave = fallen(sources.get(i), keys.get(i), listed).stream()
                    .filter(fallen -> fallen.retraction().isGrave())
                    .toList();
            if (!grave.isEmpty()) {
                found.accept(new ArticleId(articles.get(i).article()), grave);
            }
        }
    }

    private Map<String, List<Retraction>> listed(Iterable<Set<String>> keys) {
        Set<String> all = new LinkedHashSet<>();
        keys.forEach(all::addAll);
        Map<String, List<Retraction>> listed = new HashMap<>();
        for (Retraction retraction : all.isEmpty() ? List.<Retraction>of() : retractions.of(all)) {
            retraction
                    .keys()
                    .forEach(key -> listed.computeIfAbsent(key, none -> new ArrayList<>())
                            .add(retraction));
        }
        return listed;
    }

    private static List<FallenSource> fallen(
            List<Source> sources, List<Set<String>> keys, Map<String, List<Retraction>> listed) {
        List<FallenSource> fallen = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            int position = i;
            Source source = sources.get(i);
            gravest(keys.get(i), listed)
                    .ifPresent(retraction -> fallen.add(new FallenSource(
                            position,
                            source.id(),
                            source.title().isEmpty() ? retraction.title() : source.title(),
                            retraction)));
        }
        return fallen;
    }

    private static Optional<Retraction> gravest(Set<String> keys, Map<String, List<Retraction>> listed) {
        Set<Retraction> ofOneWork = new LinkedHashSet<>();
        keys.forEach(key -> ofOneWork.addAll(listed.getOrDefault(key, List.of())));
        return Retractions.gravest(ofOneWork);
    }

    /** What an article that readers see names as its sources. */
    private record LiveSources(UUID article, String sources) {}

    private List<LiveSources> live(@Nullable UUID after) {
        String next = after == null ? "" : " and a.id > :after";
        return jdbc.sql("select a.id, r.sources from article a"
                        + " join revision r on r.article_id = a.id and r.number = a.live_revision"
                        + " where a.live_edition is not null and a.withdrawn_at is null" + next
                        + " order by a.id fetch first " + AT_ONCE + " rows only")
                .params(after == null ? Map.of() : Map.of("after", after))
                .query((row, n) -> new LiveSources(row.getObject("id", UUID.class), row.getString("sources")))
                .list();
    }
}
