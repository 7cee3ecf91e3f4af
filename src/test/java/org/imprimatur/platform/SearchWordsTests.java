package org.imprimatur.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTests {

    @ParameterizedTest(name = "\"{1}\" finds \"{0}\"")
    @CsvSource(
            delimiter = '|',
            value = {
                "Sleep and iron|SLEEP",
                "Ménière’s disease|meniere's",
                "Menieres disease|Ménière’s",
                "Crohn's disease|crohn`s",
                "Follow-up after surgery|follow up",
                "Follow‑up after surgery|follow-up",
                "Follow–up after surgery|followup",
                "Follow up after surgery|follow‐up",
                "Followup after surgery|follow-up",
                "Type\u00a02\u202fdiabetes|type 2 diabetes",
                "Type 2 diabetes|diabetes\u3000type",
                "Diabetes: type 2|diabetes type",
                "Hyper\u00adtension|hypertension",
                "Hypertension|hyper\u00adtension",
                "Zero\u200bwidth|zerowidth",
                "Straße|STRASSE",
                "STRASSE|straße",
                "İstanbul|istanbul",
                "ISPARTA|ısparta",
                "ΟΔΟΣ|οδός",
                "Smørrebrød|smorrebrod",
                "Œdème|oedeme",
                "ｆｕｌｌ width|full",
                "ﬁbre|fibre",
                "10⁹ per litre|109",
                "E.coli|ecoli",
                "and/or|or and",
                "100 % true|100%",
                "100% true|100 %",
                "Cafe\u0301|café",
                "糖尿病の話|糖尿病",
                "Women’s health|womens health",
                "lee.o'brien@example.org|lee.obrien@example.org",
                "µg and μg|μg"
            })
    void whatAPersonWouldCallTheSameWordsIsFound(String text, String typed) {
        assertThat(SearchWords.of(typed).areIn(SearchWords.kept(text))).isTrue();
    }

    @ParameterizedTest(name = "\"{1}\" does not find \"{0}\"")
    @CsvSource(
            delimiter = '|',
            value = {"Sleep and iron|sleep zinc", "Sleep and iron|%", "Sleep and iron|_", "100 true|100%"})
    void aWordThatDoesNotStandThereIsNotFound(String text, String typed) {
        assertThat(SearchWords.of(typed).areIn(SearchWords.kept(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0\u200b", "\u00ad"})
    void whoeverTypesNothingThatCanBeSeenWantsEverything(String typed) {
        assertThat(SearchWords.of(typed).areIn("")).isTrue();
        assertThat(SearchWords.of(typed).condition("searched")).isEqualTo("1 = 1");
    }

    @Test
    void signsThatNoTextIsKeptWithFindNothing() {
        assertThat(SearchWords.of("?!").areIn(SearchWords.kept("What now?!"))).isFalse();
        assertThat(SearchWords.of("?!").condition("searched")).isEqualTo("1 = 0");
    }

    @Test
    void eachWordIsAConditionOfItsOwnAndNoPattern() {
        SearchWords words = SearchWords.of("5 % iron_");

        assertThat(words.condition("a.searched", "b.searched"))
                .isEqualTo("(a.searched like :word0 escape '!' or b.searched like :word0 escape '!')"
                        + " and (a.searched like :word1 escape '!' or b.searched like :word1 escape '!')"
                        + " and (a.searched like :word2 escape '!' or b.searched like :word2 escape '!')");
        assertThat(words.parameters())
                .containsOnly(entry("word0", "%5%"), entry("word1", "%!%%"), entry("word2", "%iron%"));
    }

    @Test
    void aNumberAloneMayBeTheNumberOfSomething() {
        assertThat(SearchWords.of(" 42 ").number()).hasValue(42);
        assertThat(SearchWords.of("#42").number()).hasValue(42);
        assertThat(SearchWords.of("42 days").number()).isEmpty();
        assertThat(SearchWords.of("99999999999").number()).isEmpty();
    }

    @Test
    void whatIsKeptFitsItsColumn() {
        assertThat(SearchWords.kept("ﷺ ".repeat(400)).length()).isLessThanOrEqualTo(1200);
    }
}
