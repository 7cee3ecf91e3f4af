package org.imprimatur.report.web;

import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.report.Report;
import org.imprimatur.report.ReportListReadModel;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPanel;
import org.jspecify.annotations.Nullable;

/**
 * What {@code report/triage.html} prints.
 *
 * @param inbox      other reports that wait, the most urgent first
 * @param text       the article as readers see it, null if nobody knows which, or nobody has seen it
 * @param find       words an article is looked for by
 * @param choices    the outcomes, with what each will do
 * @param chosen     null until one is chosen
 * @param suggested  why the reports suggest the outcome they do, a sentence each
 * @param originals  reports this one may repeat
 * @param late       whether the reader ought to have the answer by now
 * @param covered    whether readers do not see the article any more, so that nothing need protect them
 */
record TriagePage(
        Turn turn,
        TurnPanel panel,
        Report report,
        List<Neighbour> inbox,
        List<MailView> mails,
        List<String> doubts,
        @Nullable String address,
        boolean trusted,
        @Nullable Article article,
        @Nullable String matchedBy,
        HighlightedTexts.@Nullable HighlightedText text,
        String writer,
        String find,
        List<ReportListReadModel.Found> found,
        List<Choice> choices,
        @Nullable Choice chosen,
        List<String> suggested,
        List<CasePage.Candidate> originals,
        List<String> planned,
        boolean covered,
        boolean late,
        boolean mine,
        boolean mayTake,
        TriageForm form,
        @Nullable String problem,
        @Nullable String problemField) {

    /** Whether no other report waits. */
    public boolean isAlone() {
        return inbox.stream().allMatch(neighbour -> neighbour.href() == null);
    }

    /** @param href null for the one that is open */
    record Neighbour(
            int number,
            String title,
            String from,
            boolean overdue,
            @Nullable String href) {}

    /**
     * An outcome.
     *
     * @param does    what happens then, in words
     * @param proposed whether the reports suggest it
     * @param possible false if it needs an article and there is none
     */
    record Choice(
            String word,
            String label,
            String does,
            boolean mistake,
            boolean dangerous,
            boolean duplicate,
            boolean possible,
            boolean current,
            boolean proposed) {}
}
