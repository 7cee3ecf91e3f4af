package org.imprimatur.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list read by keyset pagination, newest first.
 *
 * @param later   the number of the first, if newer ones lie before it; null if none do
 * @param earlier the number of the last, if older ones follow it; null if none do
 */
public record KeysetPage<T>(
        List<T> shown, @Nullable Long later, @Nullable Long earlier) {

    public static final int SIZE = 50;

    /** @param list the address of the list, with a query */
    public @Nullable String laterHref(String list) {
        return later == null ? null : list + "&after=" + later;
    }

    /** @param list the address of the list, with a query */
    public @Nullable String earlierHref(String list) {
        return earlier == null ? null : list + "&before=" + earlier;
    }
}
