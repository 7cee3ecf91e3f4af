package org.imprimatur.site;

import java.time.Instant;
import java.util.List;
import org.imprimatur.publication.Edition;
import org.imprimatur.publication.Withdrawal;
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
            @Nullable Withdrawal withdrawal) {}
}
