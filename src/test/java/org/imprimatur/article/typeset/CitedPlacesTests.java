package org.imprimatur.article.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import org.imprimatur.article.RevisionText;
import org.junit.jupiter.api.Test;

/** Which sentences rest on which source. */
class CitedPlacesTests {

    @Test
    void aSentenceRestsOnWhatItCitesInItOrBehindItsFullStop() {
        CitedPlaces places = of("""
                Sleep is *good* for you [@a]. It lowers pressure. [@a] Nobody knows why.

                Adults need seven hours [@b; @a, p. 3], children more.[@c]""");

        assertThat(places.sentences("a"))
                .containsExactly(
                        "Sleep is good for you.", "It lowers pressure.", "Adults need seven hours, children more.");
        assertThat(places.sentences("b")).containsExactly("Adults need seven hours, children more.");
        assertThat(places.sentences("c")).containsExactly("Adults need seven hours, children more.");
        assertThat(places.sentences("d")).isEmpty();
        assertThat(places.times("a")).isEqualTo(3);
        assertThat(places.times()).isEqualTo(5);
    }

    @Test
    void listsTablesAndHeadingsAreLookedThroughToo() {
        CitedPlaces places = of("""
                ## Doses [@a]

                - Take one [@a]
                - Take two

                | Drug | Dose |
                | --- | --- |
                | A | 5 mg [@a] |

                > Quoted **words [@a] here**.""");
        assertThat(places.sentences("a")).containsExactly("Doses", "Take one", "5 mg", "Quoted words here.");
    }

    @Test
    void aSentenceIsNamedOnceHoweverOftenItCites() {
        assertThat(of("Seven [@a] to nine [@a] hours.").sentences("a")).containsExactly("Seven to nine hours.");
    }

    @Test
    void signsForPrivateUseInTheTextBreakNothing() {
        assertThat(of("Odd \uE0009\uE001 and \uE000999999999\uE001 signs [@a].").sentences("a"))
                .hasSize(1);
    }

    private static CitedPlaces of(String body) {
        return CitedPlaces.of(new RevisionText("T", "", body, "[{\"id\":\"a\",\"title\":\"A\"}]"));
    }
}
