package org.imprimatur.article.source.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what in a text stands for the references of its section. */
public final class CitationMarkers {

    private CitationMarkers() {}

    /** In the order of the text, none of them within another. */
    public static List<CitationMarker> in(String body, ReferenceSection section) {
        List<Prose.Stretch> stretches = Prose.of(body).stream()
                .filter(stretch -> !section.lists(stretch.from()))
                .toList();
        List<CitationMarker> found = new ArrayList<>(new NumberMarkers(section).in(stretches, body));
        found.addAll(new NameMarkers(section).in(stretches));
        found.sort(Comparator.comparingInt(CitationMarker::from));
        List<CitationMarker> apart = new ArrayList<>();
        int end = 0;
        for (CitationMarker marker : found) {
            if (marker.from() >= end) {
                apart.add(marker);
                end = marker.to();
            }
        }
        return apart;
    }
}
