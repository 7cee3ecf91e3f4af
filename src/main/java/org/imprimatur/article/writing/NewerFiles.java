package org.imprimatur.article.writing;

import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ImportReport;
import org.imprimatur.article.ImportReports;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.remark.ImportedRemarks;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Worklist;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The commands by which a newer version of a file is brought into a draft: it waits, and is taken over or left. */
@Component
class NewerFiles {

    private final Worklist worklist;
    private final Articles articles;
    private final ArticleCommands articleCommands;
    private final WritingCommands writingCommands;
    private final WaitingImports waitingImports;
    private final ImportReports reports;
    private final ImportedRemarks remarks;
    private final FormFormats formats;

    NewerFiles(
            Worklist worklist,
            Articles articles,
            ArticleCommands articleCommands,
            WritingCommands writingCommands,
            WaitingImports waitingImports,
            ImportReports reports,
            ImportedRemarks remarks,
            FormFormats formats) {
        this.worklist = worklist;
        this.articles = articles;
        this.articleCommands = articleCommands;
        this.writingCommands = writingCommands;
        this.waitingImports = waitingImports;
        this.reports = reports;
        this.remarks = remarks;
        this.formats = formats;
    }

    /** Lets a file wait while whoever brought it looks at what it would change. */
    @Transactional
    public void bring(Person writer, String taskId, ReadFile read) {
        waitingImports.keep(held(writer, taskId).id(), writer, read);
    }

    /**
     * How taking a file over came out.
     *
     * @param revision the newest one now
     */
    record TakenOver(Answer answer, Revision revision) {}

    /** What became of the file. */
    enum Answer {
        DONE,
        /** The draft says all of it already, and stays as it was. */
        THE_SAME,
        /** Another revision was saved since the comparison was on the screen; the file goes on waiting. */
        SAVED_SINCE,
        /** It was taken over, left or replaced before. */
        GONE
    }

    /** Makes the next revision of the file that waits, with its pictures and its report. */
    @Transactional
    public TakenOver takeOver(Person writer, String taskId, UUID id, Takeover takeover) {
        Article article = held(writer, taskId);
        Revision latest = articles.latest(article);
        Optional<WaitingImports.Waiting> waiting = waiting(article, writer, id);
        if (waiting.isEmpty()) {
            return new TakenOver(Answer.GONE, latest);
        }
        if (latest.number() != takeover.base()) {
            return new TakenOver(Answer.SAVED_SINCE, latest);
        }
        RevisionText text = formats.asKept(
                article.id(),
                latest.number(),
                takeover.of(latest.text(), waiting.get().text()));
        Revision saved = articleCommands.save(writer, taskId, latest.number(), text);
        writingCommands.keepPictures(article.id(), waitingImports.pictures(waiting.get()), writer);
        ImportReport report = reports.keep(
                article.id(),
                saved.number(),
                waiting.get().file(),
                waiting.get().losses(),
                writer);
        remarks.keep(report, saved.text(), waiting.get().remarks());
        waitingImports.remove(waiting.get());
        return new TakenOver(saved.equals(latest) ? Answer.THE_SAME : Answer.DONE, saved);
    }

    /** @return whether it was still there to be left */
    @Transactional
    public boolean leave(Person writer, String taskId, UUID id) {
        Optional<WaitingImports.Waiting> waiting = waiting(held(writer, taskId), writer, id);
        waiting.ifPresent(waitingImports::remove);
        return waiting.isPresent();
    }

    private Optional<WaitingImports.Waiting> waiting(Article article, Person writer, UUID id) {
        return waitingImports
                .of(article.id(), writer)
                .filter(there -> there.id().equals(id));
    }

    private Article held(Person writer, String taskId) {
        return articles.hold(WritingCommands.articleOf(worklist.holdFor(writer, taskId, StepForm.WRITE)));
    }
}
