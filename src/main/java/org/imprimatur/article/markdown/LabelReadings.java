package org.imprimatur.article.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * How the labels of one lettered list can be understood. An item continues the list if its label is the next one; whether
 * {@code v)} is a letter or a numeral is known by the label after it.
 */
final class LabelReadings {

    private final List<Reading> readings = new ArrayList<>();
    private int items = 1;

    private record Reading(ListLabels labels, int first) {}

    /** Numerals first where the label is the first numeral, else letters. */
    LabelReadings(String label) {
        for (ListLabels labels : ListLabels.values()) {
            int first = labels.first(label);
            if (first > 0) {
                boolean one = first == 1 && labels != ListLabels.LETTERS && labels != ListLabels.CAPITALS;
                readings.add(one ? 0 : readings.size(), new Reading(labels, first));
            }
        }
    }

    /** Whether no list begins with this label. */
    boolean isEmpty() {
        return readings.isEmpty();
    }

    boolean mayBeFirst() {
        return readings.stream().anyMatch(reading -> reading.first() == 1);
    }

    /** Whether this label comes next; if it does, the list has one item more. */
    boolean isContinuedBy(String label) {
        List<Reading> fitting = readings.stream()
                .filter(reading ->
                        reading.labels().label(reading.first() + items).equals(label))
                .toList();
        if (!fitting.isEmpty()) {
            readings.retainAll(fitting);
            items++;
        }
        return !fitting.isEmpty();
    }

    ListLabels labels() {
        return readings.get(0).labels();
    }

    int first() {
        return readings.get(0).first();
    }
}
