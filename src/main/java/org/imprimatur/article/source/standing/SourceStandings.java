package org.imprimatur.article.source.standing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.article.source.SourceList.Source;
import org.imprimatur.article.source.retraction.Retraction;
import org.imprimatur.article.typeset.CitedPlaces;

/**
 * What a text's sources are worth, one by one and together.
 *
 * @param order positions in the list, the source numbered 1 first
 * @param sites how many sources are on each site
 * @param citations how often the text cites any source
 */
record SourceStandings(List<SourceStanding> list, List<Integer> order, Map<String, Integer> sites, int citations) {

    /** More of a text on one leg than this is told. */
    private static final double MOST = 0.3;

    /** Of fewer every share is a large one. */
    private static final int FEWEST = 4;

    SourceStandings {
        list = List.copyOf(list);
        order = List.copyOf(order);
    }

    /** One leg a text rests on: a work by its title, a site by its name. */
    record Share(String of, int percent) {}

    static SourceStandings of(RevisionText text, TierTable table, List<FallenSource> fallen, LocalDate today) {
        CitedPlaces places = CitedPlaces.of(text);
        SourceAge age = new SourceAge(text, today);
        Map<Integer, Retraction> listed =
                fallen.stream().collect(Collectors.toMap(FallenSource::position, FallenSource::retraction));
        List<SourceStanding> list = new ArrayList<>();
        Map<String, Integer> sites = new HashMap<>();
        for (Source source : SourceList.parse(text.sources()).sources()) {
            WorkIdentifiers.of(source).site().ifPresent(site -> sites.merge(site, 1, Integer::sum));
            list.add(new SourceStanding(
                    source.id(),
                    source.title(),
                    table.judge(source),
                    SourceAge.year(source),
                    age.of(source),
                    age.limit(source),
                    listed.get(list.size()),
                    places.times(source.id()),
                    WorkKeys.of(source).stream().findFirst().orElse(null)));
        }
        return new SourceStandings(list, places.order(), sites, places.times());
    }

    /** As the text numbers them. */
    List<SourceStanding> numbered() {
        return order.stream().map(list::get).toList();
    }

    /** The mean of what the tiers weigh, from 0 to 5; nothing if no rule knows any of them. */
    OptionalDouble score() {
        return list.stream()
                .map(SourceStanding::tier)
                .filter(Tier::isKnown)
                .mapToInt(Tier::weight)
                .average();
    }

    /** In percent, how many of them a text may rest on by themselves; nothing if it names none. */
    Optional<Integer> firm() {
        long firm = list.stream().filter(one -> one.tier().isFirm()).count();
        return list.isEmpty() ? Optional.empty() : Optional.of((int) Math.round(100.0 * firm / list.size()));
    }

    /** The work that too many of the text's citations point to. */
    Optional<Share> workOnWhichMuchRests() {
        return list.stream()
                .max(Comparator.comparing(SourceStanding::times))
                .flatMap(one -> share(one.title(), one.times(), citations));
    }

    /** The site that too many of the sources are on. */
    Optional<Share> siteOnWhichMuchRests() {
        return sites.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
                .flatMap(site -> share(site.getKey(), site.getValue(), list.size()));
    }

    private static Optional<Share> share(String of, int some, int all) {
        boolean much = all >= FEWEST && some > 1 && some > MOST * all;
        return much ? Optional.of(new Share(of, (int) Math.round(100.0 * some / all))) : Optional.empty();
    }
}
