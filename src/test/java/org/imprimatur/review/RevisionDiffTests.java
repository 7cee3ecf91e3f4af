package org.imprimatur.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.people.PersonId;
import org.junit.jupiter.api.Test;

class RevisionDiffTests {

    @Test
    void aChangedDoseIsSingledOutWithTheWordsAroundIt() {
        RevisionDiff revisionDiff = between("Adults may take 30 mg twice a day.", "Adults may take 50 mg twice a day.");

        assertThat(revisionDiff.weighty()).singleElement().satisfies(change -> {
            assertThat(change.lead()).isEqualTo("Adults may take");
            assertThat(change.before()).isEqualTo("30");
            assertThat(change.after()).isEqualTo("50");
            assertThat(change.tail()).isEqualTo("mg twice a day");
        });
        assertThat(revisionDiff.added()).isEqualTo(1);
        assertThat(revisionDiff.removed()).isEqualTo(1);
    }

    @Test
    void aLostNegationIsSingledOut() {
        assertThat(between("Do not crush the tablet.", "Do crush the tablet.").weighty())
                .singleElement()
                .satisfies(change -> assertThat(change.before()).isEqualTo("not"))
                .satisfies(change -> assertThat(change.after()).isEmpty());
    }

    @Test
    void aChangedUnitIsSingledOut() {
        assertThat(between("Take 5 mg.", "Take 5 g.").weighty()).hasSize(1);
    }

    @Test
    void aReplacedPhraseIsOneChange() {
        RevisionDiff revisionDiff = between("It works rather well for most.", "It works surprisingly badly for most.");

        assertThat(revisionDiff.weighty()).isEmpty();
        assertThat(body(revisionDiff)).isEqualTo("=It works -rather well+surprisingly badly= for most.");
    }

    @Test
    void theNewTextCanBeReadOffTheChanges() {
        String before = "First paragraph.\n\nSecond has **bold** words.\n\nThird.";
        String after = "First paragraph, longer.\n\nThird.\n\nA fourth [@who2020].";

        RevisionDiff revisionDiff = between(before, after);

        assertThat(read(revisionDiff, RevisionDiff.Kind.REMOVED)).isEqualTo(after);
        assertThat(read(revisionDiff, RevisionDiff.Kind.ADDED)).isEqualTo(before);
    }

    @Test
    void aChangedLinkTargetShowsThoughReadersWouldSeeTheSameWords() {
        assertThat(between("See [here](https://a.example).", "See [here](https://b.example).")
                        .isEmpty())
                .isFalse();
    }

    @Test
    void aChangedPageNumberOfASourceIsOneChangedWord() {
        RevisionDiff revisionDiff = RevisionDiff.between(
                revision(1, "Same.", "[{\"id\":\"a\",\"title\":\"Sleep\",\"page\":\"10\"}]"),
                revision(2, "Same.", "[{\"id\":\"a\",\"title\":\"Sleep\",\"page\":\"11\"}]"));

        assertThat(revisionDiff.parts())
                .filteredOn(RevisionDiff.Part::isChanged)
                .extracting(RevisionDiff.Part::name)
                .containsExactly("sources");
        assertThat(revisionDiff.added()).isEqualTo(1);
    }

    @Test
    void longUnchangedStretchesAreFoldedAway() {
        String long1 = IntStream.range(0, 500).mapToObj(i -> "word").collect(Collectors.joining(" "));

        RevisionDiff revisionDiff = between(long1 + " end.", long1 + " ending.");

        assertThat(revisionDiff.parts().get(2).pieces())
                .filteredOn(piece -> piece.kind() == RevisionDiff.Kind.FOLDED)
                .singleElement()
                .satisfies(piece -> assertThat(piece.words()).isEqualTo(470));
    }

    @Test
    void sameTextsHaveNoChanges() {
        assertThat(between("Same.", "Same.").isEmpty()).isTrue();
    }

    @Test
    void twoLongStrangersAreComparedInReasonableTimeAndSpace() {
        String before = IntStream.range(0, 20_000).mapToObj(i -> "a" + i).collect(Collectors.joining(" "));
        String after = IntStream.range(0, 20_000).mapToObj(i -> "b" + i).collect(Collectors.joining(" "));
        Instant begun = Instant.now();

        assertThat(between(before, after).added()).isEqualTo(20_000);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }

    private static String body(RevisionDiff revisionDiff) {
        return revisionDiff.parts().get(2).pieces().stream()
                .map(piece -> switch (piece.kind()) {
                            case SAME -> "=";
                            case ADDED -> "+";
                            case REMOVED -> "-";
                            case FOLDED -> "~";
                        }
                        + piece.text())
                .collect(Collectors.joining());
    }

    private static String read(RevisionDiff revisionDiff, RevisionDiff.Kind without) {
        return revisionDiff.parts().get(2).pieces().stream()
                .filter(piece -> piece.kind() != without)
                .map(RevisionDiff.Piece::text)
                .collect(Collectors.joining());
    }

    private static RevisionDiff between(String before, String after) {
        return RevisionDiff.between(revision(1, before, "[]"), revision(2, after, "[]"));
    }

    private static Revision revision(int number, String body, String sources) {
        RevisionText text = new RevisionText("Title", "Standfirst", body, sources);
        return new Revision(ArticleId.random(), number, text, text.sha256(), PersonId.random(), Instant.EPOCH);
    }
}
