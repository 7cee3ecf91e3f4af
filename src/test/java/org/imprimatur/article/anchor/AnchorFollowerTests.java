package org.imprimatur.article.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.imprimatur.ProcessorTime;
import org.imprimatur.article.anchor.Placement.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorFollowerTests {

    private static final String BEFORE = "Sleep matters to everybody. Adults need 7 hours of sleep each night. "
            + "Children need more than that. Coffee keeps people awake for half a day.";

    private static final String QUOTE = "Adults need 7 hours of sleep each night.";

    @Test
    void wordsThatStayAreUnchangedWhereverTheirCharactersStandNow() {
        Placement placement = follow("A new beginning, with a second sentence. " + BEFORE);

        assertThat(placement.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(after(placement)).isEqualTo(QUOTE);
    }

    @Test
    void blanksAndLineEndsAreNoChange() {
        Placement placement = follow(BEFORE.replace("7 hours of", "7\u00a0hours\nof"));

        assertThat(placement.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(after(placement)).isEqualTo("Adults need 7\u00a0hours\nof sleep each night.");
    }

    @Test
    void aSentenceElsewhereHasMoved() {
        Placement placement = follow("Sleep matters to everybody. Children need more than that. "
                + "Coffee keeps people awake for half a day. Adults need 7 hours of sleep each night.");

        assertThat(placement.outcome()).isEqualTo(Outcome.MOVED);
        assertThat(after(placement)).isEqualTo(QUOTE);
    }

    @Test
    void aChangedNumberIsAnEdit() {
        Placement placement = follow(BEFORE.replace("7 hours", "17 hours"));

        assertThat(placement.outcome()).isEqualTo(Outcome.EDITED);
        assertThat(placement.before().quote()).isEqualTo(QUOTE);
        assertThat(after(placement)).isEqualTo("Adults need 17 hours of sleep each night.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-7 hours", "7.5 hours", "<7 hours", "7 minutes"})
    void aChangedSignOrUnitIsAnEdit(String changed) {
        assertThat(follow(BEFORE.replace("7 hours", changed)).outcome()).isEqualTo(Outcome.EDITED);
    }

    @Test
    void wordsThatAreNotThereAnyMoreAreGone() {
        Placement placement = follow(BEFORE.replace(QUOTE, "Old people like to rest after lunch."));

        assertThat(placement.outcome()).isEqualTo(Outcome.GONE);
        assertThat(placement.after()).isNull();
    }

    @Test
    void theSameWordsElsewhereAreNotTheWords() {
        String twice = BEFORE + " To repeat it once more at the end: " + QUOTE;
        Anchor first = Anchor.in(twice, twice.indexOf(QUOTE), twice.indexOf(QUOTE) + QUOTE.length());
        String without = twice.replaceFirst("Adults need 7 hours of sleep each night\\. ", "");

        assertThat(AnchorFollower.follow(first, twice, without).outcome()).isEqualTo(Outcome.GONE);
    }

    @Test
    void withoutTheOldTextTheCompanyTellsWhichOfTwoItIs() {
        String twice = "Once more: " + QUOTE + " That was the copy. " + BEFORE;
        Placement placement = AnchorFollower.follow(anchor(), twice);

        assertThat(placement.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(placement.after().position()).isEqualTo(twice.lastIndexOf(QUOTE));
    }

    @Test
    void withoutTheOldTextNobodyGuessesBetweenTwo() {
        String twice = "Once more: " + QUOTE + " That is one. Once more: " + QUOTE + " That is two.";

        assertThat(AnchorFollower.follow(anchor(), twice).outcome()).isEqualTo(Outcome.GONE);
    }

    @Test
    void withoutTheOldTextAnEditIsFound() {
        Placement placement = AnchorFollower.follow(anchor(), BEFORE.replace("7 hours", "8 hours"));

        assertThat(placement.outcome()).isEqualTo(Outcome.EDITED);
        assertThat(after(placement)).isEqualTo("Adults need 8 hours of sleep each night.");
    }

    @Test
    void scriptsWithoutBlanksAreFollowedToo() {
        String before = "睡眠は大切です。大人は毎晩七時間の睡眠が必要です。コーヒーは眠りを妨げます。";
        String quote = "大人は毎晩七時間の睡眠が必要です。";
        Anchor anchor = Anchor.in(before, before.indexOf(quote), before.indexOf(quote) + quote.length());

        assertThat(after(AnchorFollower.follow(anchor, before, before.replace("七", "八"))))
                .isEqualTo("大人は毎晩八時間の睡眠が必要です。");
    }

    @Test
    void twoHundredAnchorsInALongTextTakeLessThanASecond() {
        Random random = new Random(1);
        String before = text(random, 10_000, 2_000);
        String after = before.replace("w17 ", "changed ").replace("w99 ", "") + text(random, 300, 2_000);
        List<Anchor> anchors = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int start = before.indexOf(' ', random.nextInt(before.length() - 400)) + 1;
            anchors.add(Anchor.in(before, start, before.indexOf(' ', start + 20 + random.nextInt(150))));
        }

        List<Placement> placements = ProcessorTime.atMost(Duration.ofSeconds(1), () -> {
            AnchorFollower follower = AnchorFollower.between(before, after);
            return anchors.stream().map(follower::follow).toList();
        });
        List<Placement> alone =
                ProcessorTime.atMost(Duration.ofSeconds(1), () -> AnchorFollower.follow(anchors, after));

        assertThat(placements).filteredOn(Placement::isWhole).hasSizeGreaterThan(150);
        assertThat(alone).filteredOn(Placement::isWhole).hasSizeGreaterThan(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a ", "a b ", ". ", "a. ", "\u00a0", "ab", "\ud83d\ude00"})
    void textsThatRepeatThemselvesAreBounded(String again) {
        String before = again.repeat(100_000 / again.length());
        String after = "x " + again.repeat(110_000 / again.length()) + " y";
        Anchor anchor = Anchor.in(before, 1_000, 40_000);

        ProcessorTime.atMost(Duration.ofSeconds(5), () -> AnchorFollower.follow(anchor, before, after));
        ProcessorTime.atMost(Duration.ofSeconds(5), () -> AnchorFollower.follow(anchor, after));
    }

    @Test
    void twoLongTextsWithNothingInCommonAreBounded() {
        String before = text(new Random(1), 100_000, 60);
        String after = text(new Random(2), 100_000, 60);

        ProcessorTime.atMost(
                Duration.ofSeconds(10), () -> AnchorFollower.follow(Anchor.in(before, 100, 90_000), before, after));
    }

    @Test
    void anAnchorThatWasNeverInTheTextIsGone() {
        assertThat(AnchorFollower.follow(new Anchor("Nothing of the kind", "", "", 5_000), BEFORE, BEFORE)
                        .outcome())
                .isEqualTo(Outcome.GONE);
        assertThat(AnchorFollower.follow(new Anchor("", "", "", -1), BEFORE, "").outcome())
                .isEqualTo(Outcome.GONE);
    }

    private static String text(Random random, int words, int vocabulary) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append('w').append(random.nextInt(vocabulary)).append(random.nextInt(15) == 0 ? ". " : " ");
        }
        return text.toString();
    }

    private static Anchor anchor() {
        return Anchor.in(BEFORE, BEFORE.indexOf(QUOTE), BEFORE.indexOf(QUOTE) + QUOTE.length());
    }

    private static Placement follow(String after) {
        return AnchorFollower.follow(anchor(), BEFORE, after);
    }

    private static String after(Placement placement) {
        assertThat(placement.after()).isNotNull();
        return placement.after().quote();
    }
}
