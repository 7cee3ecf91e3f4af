package org.imprimatur.article.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.imprimatur.article.RevisionText;
import org.imprimatur.article.anchor.Placement.Outcome;
import org.imprimatur.article.anchor.PlainText.Kind;
import org.imprimatur.article.anchor.PlainText.Passage;
import org.imprimatur.article.markdown.CitedWords;
import org.junit.jupiter.api.Test;

class PlainTextTests {

    @Test
    void aTextIsItsPassagesInTheOrderOfReading() {
        PlainText plain =
                of("## How much\n\nAdults need **7** hours.\n\n1. First, rest.\n2. Then sleep.\n\n> A quote.\n");

        assertThat(plain.passages())
                .extracting(Passage::kind, Passage::words)
                .containsExactly(
                        tuple(Kind.TITLE, "Sleep"),
                        tuple(Kind.STANDFIRST, "What adults need"),
                        tuple(Kind.HEADING, "How much"),
                        tuple(Kind.PARAGRAPH, "Adults need 7 hours."),
                        tuple(Kind.PARAGRAPH, "First, rest."),
                        tuple(Kind.PARAGRAPH, "Then sleep."),
                        tuple(Kind.PARAGRAPH, "A quote."));
        assertThat(plain.passages())
                .allSatisfy(passage -> assertThat(plain.words().startsWith(passage.words(), passage.start()))
                        .isTrue());
    }

    @Test
    void citationsAreNoWordsAndLeaveNoBlankBehind() {
        Passage passage = of("Adults need 7 hours [@watson2015; @who]. Children [@who] more, as *all* know [@who].")
                .passages()
                .get(2);

        assertThat(passage.words()).isEqualTo("Adults need 7 hours. Children more, as all know.");
        assertThat(passage.cited())
                .containsExactly(
                        new CitedWords.Mark(19, "watson2015"),
                        new CitedWords.Mark(19, "who"),
                        new CitedWords.Mark(29, "who"),
                        new CitedWords.Mark(47, "who"));
    }

    @Test
    void aRowOfATableIsReadAsOne() {
        PlainText plain = of("| Who | Dose |\n|---|---|\n| Adults | 500 mg [@who] |\n");

        assertThat(plain.passages())
                .filteredOn(passage -> passage.kind() == Kind.ROW)
                .extracting(Passage::words)
                .containsExactly("Who | Dose", "Adults | 500 mg");
    }

    @Test
    void formattingIsNoChangeOfTheWords() {
        String before = of("Adults need 7 hours of sleep. Children need more.").words();
        String after = of("Children need more.\n\n- *Adults* need **7** hours\n  of [sleep](https://example.org).")
                .words();
        String quote = "Adults need 7 hours of sleep.";
        Anchor anchor = Anchor.in(before, before.indexOf(quote), before.indexOf(quote) + quote.length());

        assertThat(AnchorFollower.follow(anchor, before, after).isWhole()).isTrue();
        assertThat(AnchorFollower.follow(
                                anchor,
                                before,
                                of("Adults need 10^9^ hours of sleep.").words())
                        .outcome())
                .isEqualTo(Outcome.EDITED);
    }

    private static PlainText of(String body) {
        return PlainText.of(new RevisionText("Sleep", "What adults need", body, "[]"));
    }
}
