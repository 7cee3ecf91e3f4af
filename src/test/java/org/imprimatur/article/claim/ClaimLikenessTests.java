package org.imprimatur.article.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How well nearly the same claims are told from others, over many that are made up. */
class ClaimLikenessTests {

    private static final int MANY = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_201, 77})
    void whatSaysTheSameIsFoundAndWhatDiffersInOneThingThatMattersNever(long seed) {
        ClaimLikenessMeasure measure = new ClaimLikenessMeasure(seed);
        int found = 0;
        List<String> missed = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            ClaimLikenessMeasure.Facts facts = measure.facts();
            String plain = measure.plainly(facts);
            String same = measure.otherwise(facts);
            if (isFound(plain, same)) {
                found++;
            } else {
                missed.add(plain + " / " + same);
            }
            ClaimLikenessMeasure.Facts changed = measure.changed(facts);
            String other = measure.otherwise(changed);
            // A change to what its sentence does not say is none.
            if (!measure.plainly(changed).equals(plain) && isFound(plain, other)) {
                wrong.add(plain + " / " + other);
            }
        }
        System.out.printf(
                "%d claims, seed %d: other wordings found %.1f %%, claims that differ taken for the same %d%n",
                MANY, seed, 100.0 * found / MANY, wrong.size());
        missed.stream().limit(Integer.getInteger("missed", 0)).forEach(System.out::println);
        assertThat(wrong).isEmpty();
        assertThat(found).isGreaterThan(MANY * 9 / 10);
    }

    private static boolean isFound(String known, String other) {
        ClaimWords one = ClaimWords.of(known);
        ClaimWords two = ClaimWords.of(other);
        return one.sameWords().equals(two.sameWords())
                || one.alike().isPresent() && one.alike().equals(two.alike()) && two.isNearly(one);
    }
}
