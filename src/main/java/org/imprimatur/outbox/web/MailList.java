package org.imprimatur.outbox.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.outbox.MailDirection;
import org.imprimatur.platform.KeysetPage;
import org.imprimatur.platform.SearchWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Letters and mails in one list, newest first. Each direction is numbered for itself, so a page begins below two numbers. */
@Component
class MailList {

    private final List<MailDirection> sides;

    MailList(List<MailDirection> sides) {
        this.sides = sides;
    }

    /** @param earlier where the next page begins; null if this is the last */
    record Page(List<MailDirection.Listed> shown, @Nullable String earlier) {}

    /** @param before what {@link Page#earlier} said; whoever edits an address starts again at the top */
    Page page(SearchWords words, @Nullable String before) {
        long[] below = below(before);
        List<List<MailDirection.Listed>> found = new ArrayList<>();
        for (int side = 0; side < below.length; side++) {
            found.add(sides.get(side).newest(words, below[side]));
        }
        int[] taken = new int[below.length];
        List<MailDirection.Listed> shown = new ArrayList<>();
        int next = newest(found, taken);
        while (next >= 0 && shown.size() < KeysetPage.SIZE) {
            MailDirection.Listed listed = found.get(next).get(taken[next]++);
            below[next] = listed.seq();
            shown.add(listed);
            next = newest(found, taken);
        }
        return new Page(
                shown,
                next < 0 ? null : Arrays.stream(below).mapToObj(Long::toString).collect(Collectors.joining(".")));
    }

    /** Which side has the newest of those not taken yet; -1 if there are none. */
    private static int newest(List<List<MailDirection.Listed>> found, int[] taken) {
        int newest = -1;
        for (int side = 0; side < taken.length; side++) {
            boolean more = taken[side] < found.get(side).size();
            if (more
                    && (newest < 0
                            || found.get(side)
                                    .get(taken[side])
                                    .at()
                                    .isAfter(
                                            found.get(newest).get(taken[newest]).at()))) {
                newest = side;
            }
        }
        return newest;
    }

    private long[] below(@Nullable String before) {
        long[] top = new long[sides.size()];
        Arrays.fill(top, Long.MAX_VALUE);
        String[] parts = before == null ? new String[0] : before.split("\\.", -1);
        if (parts.length != top.length) {
            return top;
        }
        try {
            return Arrays.stream(parts).mapToLong(Long::parseLong).toArray();
        } catch (NumberFormatException madeUp) {
            return top;
        }
    }
}
