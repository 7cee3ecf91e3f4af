package org.imprimatur.article.writing;

import java.util.Map;
import org.imprimatur.article.typeset.Typeset;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the write page and is not saved, and what came of it.
 *
 * @param problems field to message key
 * @param preview  null unless asked for
 */
record Attempt(
        Typed typed,
        NewSource source,
        Map<String, String> problems,
        @Nullable Typeset preview) {

    static Attempt of(Typed typed) {
        return new Attempt(typed, NewSource.none(), Map.of(), null);
    }

    Attempt toAdd(NewSource another) {
        return new Attempt(typed, another, problems, preview);
    }

    Attempt refusedFor(Map<String, String> reasons) {
        return new Attempt(typed, source, reasons, preview);
    }

    Attempt seenAs(Typeset set) {
        return new Attempt(typed, source, problems, set);
    }
}
