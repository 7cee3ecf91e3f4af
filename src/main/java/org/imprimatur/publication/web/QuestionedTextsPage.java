package org.imprimatur.publication.web;

import java.time.Instant;
import java.util.List;
import org.imprimatur.review.SignatureDecision;
import org.jspecify.annotations.Nullable;

/**
 * A credential, and the texts that stand on it.
 *
 * @param back     whether it is in use, so that nothing is in question
 * @param outSince since when it is out of use, null if it is not
 * @param mayDecide whether there is something to decide and this person may
 * @param form     what was typed, to be shown again
 */
record QuestionedTextsPage(
        String href,
        String credentialHref,
        String credential,
        String holder,
        boolean back,
        @Nullable Instant outSince,
        String why,
        boolean rejected,
        List<Row> rows,
        boolean mayDecide,
        Form form) {

    /** In the order they are offered. */
    public List<SignatureDecision.Kind> kinds() {
        return List.of(SignatureDecision.Kind.values());
    }

    /** Whether a warning and a withdrawal make sense for any of them. */
    public boolean isAnyLive() {
        return rows.stream().anyMatch(Row::live);
    }

    /**
     * One text.
     *
     * @param choice   stands for it in the form: its article and its hash
     * @param stand    how many signatures it has without this one, in words
     * @param decision what was decided, null as long as nobody has
     * @param decidedBy whose decision it is
     */
    record Row(
            String choice,
            String href,
            String title,
            boolean live,
            Instant signedAt,
            String stand,
            @Nullable SignatureDecision decision,
            @Nullable String decidedBy) {

        public boolean isOpen() {
            return decision == null;
        }
    }

    /** @param text the chosen texts */
    record Form(
            @Nullable List<String> text,
            SignatureDecision.@Nullable Kind decision,
            @Nullable String reason) {

        static Form empty() {
            return new Form(null, null, null);
        }

        List<String> chosen() {
            return text == null ? List.of() : text;
        }

        String words() {
            return reason == null ? "" : reason;
        }

        /** Whether the box of a text is ticked: before anything was typed, of all that are open. */
        public boolean isChosen(Row row) {
            return text == null ? row.isOpen() : text.contains(row.choice());
        }
    }
}
