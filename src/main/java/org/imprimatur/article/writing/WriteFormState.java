package org.imprimatur.article.writing;

import java.util.Map;
import org.imprimatur.article.typeset.TypesetText;
import org.jspecify.annotations.Nullable;

/**
 * The unsaved state of the write page, and what came of it.
 *
 * @param isFormOpen whether somebody asked for the form of a source
 * @param problems   field to message key
 * @param preview    null unless asked for
 */
record WriteFormState(
        WriteForm typed,
        SourceForm source,
        boolean isFormOpen,
        PastedSources pasted,
        Map<String, String> problems,
        @Nullable TypesetText preview) {

    static WriteFormState of(WriteForm writeForm) {
        return new WriteFormState(writeForm, SourceForm.none(), false, PastedSources.none(), Map.of(), null);
    }

    WriteFormState typed(WriteForm other) {
        return new WriteFormState(other, source, isFormOpen, pasted, problems, preview);
    }

    WriteFormState toAdd(SourceForm another) {
        return new WriteFormState(typed, another, isFormOpen, pasted, problems, preview);
    }

    WriteFormState withTheFormOpen() {
        return new WriteFormState(typed, source, true, pasted, problems, preview);
    }

    WriteFormState pasted(PastedSources read) {
        return new WriteFormState(typed, source, isFormOpen, read, problems, preview);
    }

    WriteFormState refusedFor(Map<String, String> reasons) {
        return new WriteFormState(typed, source, isFormOpen, pasted, reasons, preview);
    }

    WriteFormState seenAs(TypesetText typeset) {
        return new WriteFormState(typed, source, isFormOpen, pasted, problems, typeset);
    }
}
