package org.imprimatur.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonSlugTests {

    @ParameterizedTest
    @CsvSource({
        "Demo Reviewer, demo-reviewer",
        "'Zoë Müller-Łukasz', zoe-muller-lukasz",
        "Dr. Siobhán O’Neill, dr-siobhan-oneill",
        "J.R. Æbelø, jr-aebelo",
        "李小龍, person",
        "  ---  , person"
    })
    void aNameBecomesReadableInAnAddress(String name, String slug) {
        assertThat(PersonSlug.of(name)).isEqualTo(slug);
    }
}
