package org.imprimatur.site;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.publication.Edition;
import org.imprimatur.publication.Withdrawal;
import org.imprimatur.review.SignedVerdict;
import org.imprimatur.review.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * All that readers ever saw of an article, newest first.
 *
 * @param title     of the text readers see or saw last, null if what is stored of it is not what was signed
 * @param withdrawn that readers do not see it any more
 */
record HistoryPage(
        String slug, @Nullable String title, @Nullable Withdrawal withdrawn, List<Item> items) {

    HistoryPage {
        items = List.copyOf(items);
    }

    /** An edition with the notice that went out with it, or a withdrawal. */
    record Item(
            Instant at,
            @Nullable Edition edition,
            @Nullable NoticeView notice,
            @Nullable Withdrawal withdrawal,
            List<Judged> judged) {

        Item {
            judged = List.copyOf(judged);
        }
    }

    /**
     * What one clinician had said of the claims of an edition when they signed it.
     *
     * @param byline "Demo Reviewer, FNP-BC"
     */
    record Judged(String byline, List<SignedVerdict> verdicts) {

        Judged {
            verdicts = List.copyOf(verdicts);
        }

        /** How often each verdict was given, without those that were not. */
        public Map<Verdict, Long> counts() {
            return verdicts.stream()
                    .collect(Collectors.groupingBy(
                            SignedVerdict::verdict, () -> new EnumMap<>(Verdict.class), Collectors.counting()));
        }

        /** Those on what is a claim, in the order of the text. */
        public List<SignedVerdict> claims() {
            return verdicts.stream()
                    .filter(verdict -> verdict.verdict() != Verdict.NO_CLAIM)
                    .toList();
        }
    }
}
