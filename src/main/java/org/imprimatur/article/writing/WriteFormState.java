package org.imprimatur.article.writing;

import java.util.Map;
import org.imprimatur.article.typeset.TypesetText;
import org.jspecify.annotations.Nullable;

/**
 * The unsaved state of the write page, and what came of it.
 *
 * @param problems field to message key
 * @param preview  null unless asked for
 */
record WriteFormState(
        WriteForm typed,
        NewSourceForm source,
        Map<String, String> problems,
        @Nullable TypesetText preview) {

    static WriteFormState of(WriteForm writeForm) {
        return new WriteFormState(writeForm, NewSourceForm.none(), Map.of(), null);
    }

    WriteFormState typed(WriteForm other) {
        return new WriteFormState(other, source, problems, preview);
    }

    WriteFormState toAdd(NewSourceForm another) {
        return new WriteFormState(typed, another, problems, preview);
    }

    WriteFormState refusedFor(Map<String, String> reasons) {
        return new WriteFormState(typed, source, reasons, preview);
    }

    WriteFormState seenAs(TypesetText typeset) {
        return new WriteFormState(typed, source, problems, typeset);
    }
}
