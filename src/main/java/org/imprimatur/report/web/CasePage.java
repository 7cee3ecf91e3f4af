package org.imprimatur.report.web;

import java.time.Instant;
import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.outbox.CorrespondenceTimeline;
import org.imprimatur.report.Report;
import org.imprimatur.worklist.FailedStep;
import org.imprimatur.worklist.TurnPanel;
import org.jspecify.annotations.Nullable;

/**
 * What {@code report/report.html} prints.
 *
 * @param state    as {@code fragments/state} knows it
 * @param words    of the state, a sentence
 * @param turn     null if nothing waits for anybody here
 * @param actionHref of the page that serves the turn, null if there is none or it is not for this person
 * @param article  null if nobody knows which
 * @param passage  the paragraph the reader quotes, null if none was found
 * @param answer   null until somebody wrote one
 * @param original the report it goes with, null if it stands alone
 * @param stuck steps of its process that failed
 * @param mayTakeOut whether it may be taken out of that case again
 */
record CasePage(
        Report report,
        String title,
        String state,
        String words,
        boolean overdue,
        @Nullable TurnPanel turn,
        @Nullable String actionHref,
        @Nullable Article article,
        boolean articleReadable,
        HighlightedTexts.@Nullable Excerpt passage,
        @Nullable String reporter,
        @Nullable String address,
        List<String> doubts,
        List<MailView> mails,
        @Nullable AnswerView answer,
        @Nullable Report original,
        boolean mayTakeOut,
        List<Companion> merged,
        List<Candidate> mergeable,
        boolean mayEdit,
        List<FailedStep> stuck,
        boolean mayAcknowledge,
        CorrespondenceTimeline.Page timeline) {

    /**
     * The answer as it stands.
     *
     * @param typed    null, or what was typed and could not be taken
     * @param problem  why it could not be taken, null if nothing was wrong
     */
    record AnswerView(
            String words,
            boolean wanted,
            String by,
            Instant written,
            @Nullable Instant sent,
            boolean mayReword,
            boolean maySend,
            @Nullable String problem) {}

    /**
     * A report that goes with this one.
     *
     * @param mayTakeOut whether it may be taken out again
     */
    record Companion(int number, String from, boolean mayTakeOut) {}

    /** Another report that may be about the same. */
    record Candidate(int number, String from, String said) {}
}
