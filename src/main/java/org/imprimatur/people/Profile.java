package org.imprimatur.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of themselves beyond the name. Readers see biography, affiliations and portrait; colleagues see the
 * rest.
 *
 * @param biography    a short text in Markdown, empty if there is none
 * @param affiliations where the person works or teaches, in the order they gave
 * @param specialties  what the person knows well, in the newsroom's own words for its topics: "sleep"
 * @param portrait     SHA-256 of the picture, for {@link People#portrait}; null if there is none
 * @param npi          National Provider Identifier of a clinician in the United States
 */
public record Profile(
        String biography,
        List<String> affiliations,
        List<String> specialties,
        @Nullable String portrait,
        @Nullable String npi) {

    public Profile {
        affiliations = List.copyOf(affiliations);
        specialties = List.copyOf(specialties);
    }
}
