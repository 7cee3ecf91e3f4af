package org.imprimatur.article.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.imprimatur.article.anchor.EditedText.Printed;
import org.junit.jupiter.api.Test;

/** A thousand texts, each edited through several revisions, of which it is known where every word went. */
class AnchorHistoriesTests {

    private static final int HISTORIES = 1_000;
    private static final int ANCHORS = 4;

    private enum Way {
        /** With the text of each revision at hand. */
        REVISION_BY_REVISION,
        /** From the first to the last at once, with both texts. */
        FIRST_TO_LAST,
        /** With nothing of the first text but the anchor. */
        ANCHOR_ALONE
    }

    /** What became of anchors: those whose words still exist, how many of these were placed right; and the wrong ones. */
    private static final class Count {
        private int anchors;
        private int existing;
        private int right;
        private int onOtherWords;
        private final List<String> wrong = new ArrayList<>();

        double share() {
            return 100.0 * right / existing;
        }

        @Override
        public String toString() {
            return "%d anchors, words of %d still exist, %d of them placed right (%.2f %%), %d placed on other words"
                    .formatted(anchors, existing, right, share(), onOtherWords);
        }
    }

    @Test
    void anchorsAreFollowedThroughRevisionsAndNeverToOtherWords() {
        Count count = measure(Way.REVISION_BY_REVISION);
        assertThat(count.onOtherWords).as(String.join("\n", count.wrong)).isZero();
        assertThat(count.share()).isGreaterThanOrEqualTo(98);
    }

    @Test
    void anchorsAreFollowedOverSeveralRevisionsAtOnce() {
        Count count = measure(Way.FIRST_TO_LAST);
        assertThat(count.share()).isGreaterThanOrEqualTo(98);
    }

    @Test
    void anchorsAreFoundByTheirQuoteAlone() {
        Count count = measure(Way.ANCHOR_ALONE);
        assertThat(count.share()).isGreaterThanOrEqualTo(90);
    }

    private static Count measure(Way way) {
        Count count = new Count();
        for (int seed = 0; seed < HISTORIES; seed++) {
            history(way, seed, count);
        }
        System.out.println(way + ": " + count);
        return count;
    }

    private static void history(Way way, int seed, Count count) {
        Random random = new Random(seed);
        EditedText text = new EditedText(random);
        Printed first = text.print();
        List<Set<Integer>> truths = new ArrayList<>();
        List<Anchor> anchors = new ArrayList<>();
        Set<Integer> watched = new HashSet<>();
        for (int i = 0; i < ANCHORS; i++) {
            Anchor anchor = anchor(random, first);
            anchors.add(anchor);
            truths.add(new HashSet<>(first.ids(anchor.position(), anchor.end())));
            watched.addAll(truths.get(i));
        }
        Printed now = first;
        List<Anchor> followed = new ArrayList<>(anchors);
        for (int revisions = 2 + random.nextInt(4); revisions > 0; revisions--) {
            Printed before = now;
            text.revise(watched);
            now = text.print();
            if (way == Way.REVISION_BY_REVISION) {
                AnchorFollower follower = AnchorFollower.between(before.text(), now.text());
                followed.replaceAll(anchor ->
                        anchor == null ? null : follower.follow(anchor).after());
            }
        }
        for (int i = 0; i < ANCHORS; i++) {
            Anchor anchor = anchors.get(i);
            Anchor after = switch (way) {
                case REVISION_BY_REVISION -> followed.get(i);
                case FIRST_TO_LAST ->
                    AnchorFollower.follow(anchor, first.text(), now.text()).after();
                case ANCHOR_ALONE -> AnchorFollower.follow(anchor, now.text()).after();
            };
            judge(count, seed, anchor, truths.get(i), first, now, after);
        }
    }

    /** A sentence, a part of one, two, or only a number and its neighbour. */
    private static Anchor anchor(Random random, Printed text) {
        int from = random.nextInt(text.words().size() - 40);
        int length = random.nextInt(10) == 0 ? 2 : 3 + random.nextInt(20);
        if (random.nextBoolean()) {
            while (from > 0 && !text.words().get(from - 1).letters().equals(".")) {
                from--;
            }
            length = 1;
            while (!text.words().get(from + length - 1).letters().equals(".")) {
                length++;
            }
        }
        int last = from + length - 1;
        return Anchor.in(
                text.text(),
                text.starts().get(from),
                text.starts().get(last) + text.words().get(last).letters().length());
    }

    private static void judge(
            Count count, int seed, Anchor anchor, Set<Integer> truth, Printed first, Printed now, Anchor after) {
        count.anchors++;
        List<Integer> all = now.words().stream().map(EditedText.Word::id).toList();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (truth.contains(all.get(i))) {
                places.add(i);
            }
        }
        boolean exists = 2 * places.size() > truth.size() && areTogether(places, truth.size());
        boolean whole =
                places.size() == truth.size() && places.get(places.size() - 1) - places.get(0) + 1 == truth.size();
        count.existing += exists ? 1 : 0;
        if (after == null) {
            return;
        }
        assertThat(after.standsIn(now.text())).isTrue();
        List<Integer> placed = now.ids(after.position(), after.end());
        Set<Integer> known =
                new HashSet<>(first.words().stream().map(EditedText.Word::id).toList());
        long own = placed.stream().filter(truth::contains).count();
        long others = placed.stream()
                .filter(id -> known.contains(id) && !truth.contains(id))
                .count();
        boolean right = whole
                ? own == truth.size() && placed.size() == truth.size()
                : 2 * own > places.size() && others <= own / 4;
        if (exists && right) {
            count.right++;
        }
        if (own == 0 || others > own) {
            count.onOtherWords++;
            if (count.wrong.size() < 10) {
                count.wrong.add("seed %d: «%s» became «%s»".formatted(seed, anchor.quote(), after.quote()));
            }
        }
    }

    /** Words that were parted are not a quote any more. */
    private static boolean areTogether(List<Integer> places, int length) {
        return places.get(places.size() - 1) - places.get(0) < length + 8;
    }
}
