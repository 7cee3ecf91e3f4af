package org.imprimatur.article.source.standing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What pages show of the standing of a text's sources.
 *
 * @param sources as the text numbers them
 * @param remarks about all of them together
 * @param held    which list of retractions they were held against
 */
public record StandingPanel(List<OfSource> sources, List<String> remarks, String held) {

    /**
     * One source.
     *
     * @param key    what the text cites it by
     * @param tier   in words
     * @param why    by which rule it is of that tier
     * @param age    null if there is nothing to say about it
     * @param fallen what was done to it, null if the list does not name it
     * @param grave  whether nothing may rest on it
     * @param notice where that can be read, null if nobody says
     * @param work   by which all claims on it are found, null if nothing tells which work it is
     */
    public record OfSource(
            String key,
            String tier,
            String why,
            @Nullable String age,
            @Nullable String fallen,
            boolean grave,
            @Nullable String notice,
            @Nullable String work) {}

    /** The one in this place of the text's numbers, from 0; null if there is none. */
    public @Nullable OfSource at(int place) {
        return place < sources.size() ? sources.get(place) : null;
    }

    /** The one the text cites by this key; null if there is none. */
    public @Nullable OfSource of(String key) {
        return sources.stream()
                .filter(source -> source.key().equals(key))
                .findFirst()
                .orElse(null);
    }
}
