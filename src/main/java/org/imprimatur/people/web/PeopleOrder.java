package org.imprimatur.people.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.imprimatur.people.Credential;
import org.jspecify.annotations.Nullable;

/** In what order people are listed. */
enum PeopleOrder {
    /** Reviewers who cannot sign, then whose credential ends soonest. */
    EXPIRY(Comparator.comparing((PeoplePage.Row row) -> !row.lacksCredential())
            .thenComparing(PeoplePage.Row::nextExpiry, Comparator.nullsLast(Comparator.naturalOrder()))),
    /** Who has most to do. */
    LOAD(Comparator.comparing(PeoplePage.Row::turns).reversed()),
    NAME((one, other) -> 0);

    private final Comparator<PeoplePage.Row> order;

    PeopleOrder(Comparator<PeoplePage.Row> order) {
        this.order = order;
    }

    /** The first, if the word is none of them. */
    static PeopleOrder of(String word) {
        for (PeopleOrder order : values()) {
            if (order.word().equals(word)) {
                return order;
            }
        }
        return EXPIRY;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param byName in the order of their names, which stays between equals */
    List<PeoplePage.Row> of(List<PeoplePage.Row> byName) {
        return byName.stream().sorted(order).toList();
    }

    /** The day on which the first of those in force ends; null if none of them does. */
    static @Nullable LocalDate nextExpiry(List<Credential> held, LocalDate today) {
        return held.stream()
                .filter(credential -> credential.isInForceOn(today))
                .map(Credential::expires)
                .filter(expires -> expires != null)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
