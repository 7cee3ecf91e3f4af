package org.imprimatur.article.source.standing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.article.source.SourceList.Source;
import org.imprimatur.article.source.retraction.Retraction.Nature;
import org.springframework.stereotype.Component;

/**
 * Tells on which sources something new may rest: works that were neither retracted nor doubted, and that are of a tier the
 * newsroom accepts. One that no rule knows is for whoever reads it to judge.
 */
@Component
public class SoundSources {

    private static final Set<Nature> FALLEN = Set.of(Nature.RETRACTION, Nature.CONCERN);

    private final TierRules rules;
    private final FallenSources fallenSources;

    SoundSources(TierRules rules, FallenSources fallenSources) {
        this.rules = rules;
        this.fallenSources = fallenSources;
    }

    /** @param items sources, each as CSL-JSON; where in this list those stand on which something may rest */
    public Set<Integer> among(List<String> items) {
        List<Source> sources =
                SourceList.parse("[" + String.join(",", items) + "]").sources();
        if (sources.size() != items.size() || sources.isEmpty()) {
            return Set.of();
        }
        TierTable table = rules.table();
        Set<Integer> fallen = fallenSources.among(sources).stream()
                .filter(source -> FALLEN.contains(source.retraction().nature()))
                .map(FallenSource::position)
                .collect(Collectors.toSet());
        return IntStream.range(0, sources.size())
                .filter(i -> !fallen.contains(i))
                .filter(i -> table.judge(sources.get(i)).tier().isAccepted())
                .boxed()
                .collect(Collectors.toSet());
    }
}
