package org.imprimatur.review.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.article.typeset.TypesetText;
import org.imprimatur.people.Credential;
import org.imprimatur.platform.Refusal;
import org.imprimatur.review.ReviewNote;
import org.imprimatur.review.RevisionDiff;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPanel;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of a turn's reader print: the text as readers will see it, who has signed it, what was said, and what
 * this person may do.
 *
 * @param panel      whose turn it is and what may be done about that
 * @param writer     who wrote it, by name
 * @param holder     who has the turn, by name; null while it lies in the pool
 * @param mine       whether the person may finish the turn
 * @param mayTake    whether they may take it from the pool
 * @param mayHandBack whether they may put it back
 * @param obstacle   why they cannot sign or approve, null if they can
 * @param credential theirs in force, null if none is
 * @param seals      every signature the article ever had, newest first
 * @param said       what was said about earlier revisions, newest first
 * @param returned   what was said when this very text was sent back before; null unless it came back unchanged
 * @param bases      revisions to compare with
 * @param changes    against the chosen base, null if there is none
 * @param showing    "text" or "changes"
 */
record ReviewPage(
        Turn turn,
        TurnPanel panel,
        Article article,
        Revision revision,
        TypesetText typeset,
        String writer,
        @Nullable String holder,
        boolean mine,
        boolean mayTake,
        boolean mayHandBack,
        @Nullable Refusal obstacle,
        @Nullable Credential credential,
        @Nullable Long credentialDays,
        List<Seal> seals,
        List<ReviewNote> said,
        Notes notes,
        @Nullable ReviewNote returned,
        List<Base> bases,
        @Nullable RevisionDiff changes,
        String showing) {

    /**
     * @param holds   whether it still covers the text as it stands
     * @param edition whether it was given for a text that readers have seen
     */
    record Seal(String byline, int revision, Instant at, boolean holds, boolean edition) {}

    /** @param savedAt null while nothing is kept */
    record Notes(String words, @Nullable Instant savedAt) {}

    /** A revision to compare with, and why it is offered: "look", "signature", "asked". */
    record Base(int revision, String why, @Nullable Instant at) {}

    public String id() {
        return turn.taskId();
    }

    public @Nullable LocalDate credentialExpires() {
        return credential == null ? null : credential.expires();
    }

    /** Some signature covers the text as it stands. */
    public boolean isSealed() {
        return seals.stream().anyMatch(Seal::holds);
    }

    /** There was a signature, and a change of the text has broken every one. */
    public boolean isLapsed() {
        return newestUncovering().filter(seal -> !seal.edition()).isPresent();
    }

    /** What was signed is what readers have seen, and this is the text of their next edition. */
    public boolean isNextEdition() {
        return newestUncovering().filter(Seal::edition).isPresent();
    }

    private Optional<Seal> newestUncovering() {
        return isSealed() ? Optional.empty() : seals.stream().findFirst();
    }
}
