package org.imprimatur.article.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceKeysTests {

    private static final Map<String, Object> ISSUED = Map.of("date-parts", List.of(List.of(2015)));

    @Test
    void theFirstAuthorAndTheYearMakeTheKey() {
        assertThat(key(Map.of("author", List.of(Map.of("family", "Watson")), "issued", ISSUED)))
                .isEqualTo("watson2015");
        assertThat(key(Map.of("author", List.of(Map.of("family", "van der Berg")), "issued", ISSUED)))
                .isEqualTo("berg2015");
        assertThat(key(Map.of("author", List.of(Map.of("literal", "World Health Organization")))))
                .isEqualTo("world");
        assertThat(key(Map.of("issued", Map.of("raw", "3 June 2015"), "title", "Sleep and pressure")))
                .isEqualTo("sleep2015");
    }

    @Test
    void aKeyIsNeverGivenTwice() {
        Map<String, Object> item = Map.of("author", List.of(Map.of("family", "Watson")), "issued", ISSUED);

        assertThat(SourceKeys.of(item, Set.of("watson2015"))).isEqualTo("watson2015b");
        assertThat(SourceKeys.of(item, Set.of("watson2015", "watson2015b"))).isEqualTo("watson2015c");
    }

    @Test
    void everyKeyboardHasItsLetters() {
        assertThat(key(Map.of("author", List.of(Map.of("family", "García-López")))))
                .isEqualTo("garcia");
        assertThat(key(Map.of("author", List.of(Map.of("family", "Weißmann"))))).isEqualTo("weissmann");
        assertThat(key(Map.of("author", List.of(Map.of("family", "王")), "title", "睡眠")))
                .isEqualTo("source");
    }

    @Test
    void whatIsNoCslIsNoReasonToFail() {
        assertThat(key(Map.of("author", "Watson", "issued", 2015, "title", List.of())))
                .isEqualTo("source");
        assertThat(key(Map.of("author", List.of("Watson")))).isEqualTo("source");
        assertThat(key(Map.of())).isEqualTo("source");
    }

    private static String key(Map<String, Object> item) {
        return SourceKeys.of(item, Set.of());
    }
}
