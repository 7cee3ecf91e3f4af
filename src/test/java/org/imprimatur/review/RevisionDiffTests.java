package org.imprimatur.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.imprimatur.ProcessorTime;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.TextFormat;
import org.imprimatur.people.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "A count of 10^9^/L., A count of 109/L.",
        "A count of 10^9^/L., A count of 10^9/L.",
        "A count of 10^9^/L., A count of 10~9~/L.",
        "A count of 10^9^/L., A count of 10^6^/L.",
        "A count of 10^9^/L., A count of 10\\^9^/L.",
        "CO~2~, CO2",
        "x^2^, x2",
        "10^*9*^, 109",
        "10^9^/L, 10^9 ^/L"
    })
    void aRaisedOrLoweredNumberThatChangesIsSingledOut(String before, String after) {
        assertThat(between(before, after).weighty()).isNotEmpty();
        assertThat(between(after, before).weighty()).isNotEmpty();
    }

    @Test
    void aTextThatOnlyStandsInAnotherFormatHasNotChanged() {
        RevisionText older = new RevisionText("T", "", "About ~5~ mg.", "[]", TextFormat.IMPRIMATUR_1);
        RevisionText newer = new RevisionText("T", "", "About \\~5~ mg.", "[]");
        RevisionText raised = new RevisionText("T", "", "About ~5~ mg.", "[]");
        assertThat(RevisionDiff.between(revision(1, older), revision(2, newer)).isEmpty())
                .isTrue();
        assertThat(RevisionDiff.between(revision(2, newer), revision(3, older)).isEmpty())
                .isTrue();
        assertThat(RevisionDiff.between(revision(1, older), revision(2, raised)).weighty())
                .isNotEmpty();
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Take ≤5 mg.|Take ≥5 mg.",
                "Take ≤ 5 mg.|Take ≥ 5 mg.",
                "A level of 5 mg.|A level of −5 mg.",
                "A level of 5 mg.|A level of -5 mg.",
                "A level of 5 mg.|A level of - 5 mg.",
                "A level of ±5 mg.|A level of 5 mg.",
                "A level of ~5 mg.|A level of 5 mg.",
                "A level of &le;5 mg.|A level of &ge;5 mg.",
                "A level of < 5 mg.|A level of <= 5 mg.",
                "A level of &lt; 5 mg.|A level of &gt; 5 mg.",
                "Take 5-10 mg.|Take 5–10 mg.",
                "Take 5–10 mg.|Take 5 –10 mg.",
                "Take 5-10 mg.|Take -10 mg.",
                "Take 5 - 10 mg.|Take 5 -10 mg.",
                "Take .5 mg.|Take 5 mg.",
                "Take 0.5 mg.|Take 0,5 mg.",
                "Take 1,000 mg.|Take 1.000 mg.",
                "Take 1'000 mg.|Take 1.000 mg.",
                "Take 1 000 mg.|Take 1000 mg.",
                "Take 10⁹ units.|Take 109 units.",
                "Take 10^9^ units.|Take 109 units.",
                "About CO₂.|About CO2.",
                "Take ½ tablet.|Take ¼ tablet.",
                "Take 1⁄2 tablet.|Take 12 tablet.",
                "Take 5\u2066 mg.|Take 5 mg.",
                "Take ~~5~~ mg.|Take 5 mg.",
                "Take 5 mg.|Take 5 µg.",
                "Take 5 mcg.|Take 5 µg.",
                "Take 5 mg/kg.|Take 5 mg kg.",
                "Take mg/kg.|Take mg/ml.",
                "Some mL.|Some L.",
                "Some IU.|Some mmol.",
                "By 5%.|By 5‰.",
                "Up 5 °C.|Up 5 °F.",
                "At least that.|At most that.",
                "Take up to that.|Take to that.",
                "Take it from 5.|Take it to 5.",
                "Take 5 mg or 10 mg.|Take 5 mg and 10 mg.",
                "Take one to two.|Take one or two.",
                "Take more than that.|Take less than that.",
                "It is safe.|It is unsafe.",
                "It is indicated.|It is contraindicated.",
                "It is likely.|It is unlikely.",
                "It is toxic.|It is non-toxic.",
                "A reversible effect.|An irreversible effect.",
                "It is necessary.|It is unnecessary.",
                "Causes hypotension.|Causes hypertension.",
                "It is painful.|It is painless.",
                "Do stop.|Don’t stop.",
                "Do it without help.|Do it with help.",
                "It never works.|It works.",
                "For adults.|For children.",
                "For pregnant readers.|For readers.",
                "For non-pregnant readers.|For pregnant readers.",
                "Given orally.|Given rectally.",
                "Given IV here.|Given IM here.",
                "A topical one.|An oral one.",
                "Take it daily.|Take it twice.",
                "Take it every 8 hours.|Take it every 6 hours.",
                "Not this.|This."
            })
    void whateverAltersAQuantityOrWhetherForWhomOrHowIsSingledOut(String before, String after) {
        assertThat(between(before, after).weighty()).isNotEmpty();
        assertThat(between(after, before).weighty()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sleep well, dear reader.|Sleep well; dear reader.",
                "Take 5 mg.|Take 5\u00a0mg.",
                "Sleep (well).|Sleep well.",
                "A **good** night’s sleep.|A good night’s sleep.",
                "It works rather well.|It works surprisingly badly.",
                "See [here](https://a.example/b).|See [here](https://a.example/c)."
            })
    void whatAltersNothingOfTheKindIsNot(String before, String after) {
        RevisionDiff diff = between(before, after);

        assertThat(diff.weighty()).isEmpty();
        assertThat(diff.isEmpty()).isFalse();
    }

    @Test
    void whatNobodySeesIsNamed() {
        assertThat(between("Take 5 mg.", "Take \u20665 mg.").weighty())
                .singleElement()
                .satisfies(change -> assertThat(change.shownAfter()).isEqualTo("‹left-to-right isolate›"));
    }

    @Test
    void eachChangeIsNamedForThesePlacesAndTheseTextsOnly() {
        RevisionDiff once = between("5 mg, then 5 mg.", "6 mg, then 6 mg.");
        RevisionDiff more = between("5 mg, then 5 mg.", "6 mg, then 6 mg. So.");

        assertThat(once.weighty()).hasSize(2);
        assertThat(once.weighty()).extracting(RevisionDiff.Weighty::tick).doesNotHaveDuplicates();
        assertThat(once.weighty())
                .isEqualTo(between("5 mg, then 5 mg.", "6 mg, then 6 mg.").weighty());
        assertThat(more.weighty())
                .extracting(RevisionDiff.Weighty::tick)
                .doesNotContainAnyElementsOf(
                        once.weighty().stream().map(RevisionDiff.Weighty::tick).toList());
    }

    @Test
    void howMuchHasChangedIsSaidAsItIs() {
        assertThat(between("Sleep well, reader.", "Sleep well; reader."))
                .returns(0, RevisionDiff::added)
                .returns(0, RevisionDiff::removed)
                .returns(1, RevisionDiff::marks)
                .returns("review.changed.marks", RevisionDiff::headline);
        assertThat(between("One two", "One three"))
                .returns(0, RevisionDiff::marks)
                .returns("review.changed.words", RevisionDiff::headline);
        assertThat(between("One, two", "One three"))
                .returns(1, RevisionDiff::marks)
                .returns("review.changed.words-and-marks", RevisionDiff::headline);
        assertThat(between("One", "One").headline()).isEqualTo("review.changed.empty");
    }

    @Test
    void aSourceThatDiffersOnlyInTheKindOfAValueIsNotTheSame() {
        RevisionDiff diff = RevisionDiff.between(
                revision(1, "Same.", "[{\"id\":\"a\",\"page\":\"10\"}]"),
                revision(2, "Same.", "[{\"id\":\"a\",\"page\":10}]"));

        assertThat(diff.isEmpty()).isFalse();
        assertThat(diff.parts()).anyMatch(RevisionDiff.Part::isChanged);
    }

    @Property(tries = 500)
    void noTextInWhichACharacterDiffersPassesForTheSame(
            @ForAll("texts") String before, @ForAll("texts") String after, @ForAll("sources") String sources) {
        Revision one = revision(1, before, "[]");
        Revision other = revision(2, after, sources);
        RevisionDiff diff = RevisionDiff.between(one, other);

        assertThat(diff.isEmpty()).isEqualTo(one.sha256().equals(other.sha256()));
        assertThat(diff.parts().stream().anyMatch(RevisionDiff.Part::isChanged)).isEqualTo(!diff.isEmpty());
        assertThat(diff.added() + diff.removed() + diff.marks() > 0).isEqualTo(!diff.isEmpty());
    }

    /** The oracle knows nothing of how a diff is made: the clinical marks of both texts, in their order. */
    @Property(tries = 1000)
    void noNumberUnitOrComparisonChangesUnlisted(@ForAll("texts") String before, @ForAll("texts") String after) {
        if (!marks(before).equals(marks(after))) {
            assertThat(between(before, after).weighty()).isNotEmpty();
        }
    }

    private static List<String> marks(String text) {
        return Pattern.compile("[−≤≥<>±]|\\p{N}+(?:[.,]\\p{N}+)*|(?<!\\p{L})(?:mg|µg|g|ml|not|oral|children)(?!\\p{L})")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "5",
                        "10",
                        "1,000",
                        "0.5",
                        "½",
                        "10⁹",
                        "mg",
                        "µg",
                        "g",
                        "ml",
                        "≤",
                        "≥",
                        "<",
                        ">",
                        "±",
                        "−",
                        "-",
                        "–",
                        " ",
                        " ",
                        " ",
                        " ",
                        "\u00a0",
                        "\u200b",
                        ".",
                        ",",
                        "\n",
                        "\n\n",
                        "not",
                        "oral",
                        "children",
                        "sleep",
                        "Sleep",
                        "well",
                        "*",
                        "(",
                        ")")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> sources() {
        return Arbitraries.of(
                "[]",
                "[]",
                "[{\"id\":\"a\"}]",
                "[{\"id\":\"a\",\"page\":10}]",
                "[{\"id\":\"a\",\"page\":null}]",
                "[{\"id\":\"a\",\"page\":\"\"}]");
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

        assertThat(ProcessorTime.atMost(
                        Duration.ofSeconds(20), () -> between(before, after).added()))
                .isEqualTo(20_000);
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
        return revision(number, new RevisionText("Title", "Standfirst", body, sources));
    }

    private static Revision revision(int number, RevisionText text) {
        return new Revision(ArticleId.random(), number, text, text.sha256(), PersonId.random(), Instant.EPOCH);
    }
}
