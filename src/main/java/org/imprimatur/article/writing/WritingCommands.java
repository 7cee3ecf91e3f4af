package org.imprimatur.article.writing;

import java.util.List;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ImportReport;
import org.imprimatur.article.ImportReports;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.article.Topics;
import org.imprimatur.article.claim.KnownClaim;
import org.imprimatur.article.image.Images;
import org.imprimatur.article.image.RasterImage;
import org.imprimatur.article.remark.ImportedRemarks;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.worklist.StepForm;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The commands of the write page that touch more than one table. */
@Component
class WritingCommands {

    private final Articles articles;
    private final ArticleCommands articleCommands;
    private final Topics topics;
    private final Images images;
    private final RetractedSources retracted;
    private final ImportReports reports;
    private final ImportedRemarks remarks;
    private final ReviewerChoice reviewers;
    private final DeclinedClaims declined;
    private final Worklist worklist;

    WritingCommands(
            Articles articles,
            ArticleCommands articleCommands,
            Topics topics,
            Images images,
            RetractedSources retracted,
            ImportReports reports,
            ImportedRemarks remarks,
            ReviewerChoice reviewers,
            DeclinedClaims declined,
            Worklist worklist) {
        this.reviewers = reviewers;
        this.declined = declined;
        this.articles = articles;
        this.articleCommands = articleCommands;
        this.topics = topics;
        this.images = images;
        this.retracted = retracted;
        this.reports = reports;
        this.remarks = remarks;
        this.worklist = worklist;
    }

    static ArticleId articleOf(Turn turn) {
        return ArticleId.of(turn.subject());
    }

    /** An article with this text. Its topic is spelled as the newsroom lists it. */
    @Transactional
    public Article begin(Person writer, String slug, String topic, @Nullable Risk risk, RevisionText text) {
        return articleCommands.begin(writer, slug, topics.offered(topic).orElse(topic), risk, text);
    }

    /** The same of a file, with the pictures that came in it and the report of what it lost. */
    @Transactional
    public Article begin(Person writer, String slug, String topic, @Nullable Risk risk, ReadFile read) {
        Article article = begin(writer, slug, topic, risk, read.text());
        keepPictures(article.id(), read.pictures(), writer);
        ImportReport report = reports.keep(article.id(), article.latestRevision(), read.file(), read.losses(), writer);
        remarks.keep(report, read.text(), read.remarks());
        return article;
    }

    /** Where the caller holds the article. */
    void keepPictures(ArticleId article, List<RasterImage> pictures, Person writer) {
        int number = 0;
        for (RasterImage rasterImage : pictures) {
            images.keep(article, rasterImage, "Image " + ++number, writer);
        }
    }

    /** Whose move it is. */
    List<Turn> openOn(ArticleId article) {
        return worklist.openOn(article.subject());
    }

    /** How handing a text in came out. */
    enum Answer {
        DONE,
        /** Another revision was saved since the check list was on the screen. */
        SAVED_SINCE,
        NOT_READY,
        /** A file lost what may change what the text says, and nobody has looked at that. */
        NOT_LOOKED
    }

    /** @param latest the revision it is about */
    record HandedIn(Answer answer, Revision latest) {}

    /**
     * Hands the revision over whose check list was on the screen, if the list still says that it is ready.
     *
     * @param words    to whoever gets it next, may be empty
     * @param reviewer the id of who shall read it, empty for whoever may
     * @param looked   the id of the import whose losses the writer has looked at, empty if of none
     * @throws ReviewerChoice.CannotSign if that person cannot
     */
    @Transactional
    public HandedIn handIn(Person writer, String taskId, int revision, String words, String reviewer, String looked) {
        PersonId named = VisibleText.isBlank(reviewer) ? null : named(taskId, reviewer);
        Turn turn = worklist.holdFor(writer, taskId, StepForm.WRITE);
        Article article = articles.hold(articleOf(turn));
        Revision latest = articles.latest(article);
        if (latest.number() != revision) {
            return new HandedIn(Answer.SAVED_SINCE, latest);
        }
        if (SubmissionChecklist.of(latest.text(), () -> images.of(article.id()), retracted.of(latest.text()))
                .blocks()) {
            return new HandedIn(Answer.NOT_READY, latest);
        }
        ImportReport report =
                reports.current(article).filter(ImportReport::isToBeLookedAt).orElse(null);
        if (report != null) {
            if (!report.id().toString().equals(looked)) {
                return new HandedIn(Answer.NOT_LOOKED, latest);
            }
            reports.putAway(report, writer);
        }
        articleCommands.submit(writer, taskId, words, named);
        return new HandedIn(Answer.DONE, latest);
    }

    /** Held before the turn is, as whoever leaves the newsroom is held before their turns. */
    private @Nullable PersonId named(String taskId, String reviewer) {
        return worklist.find(taskId)
                .flatMap(open -> reviewers.require(reviewer, open))
                .orElse(null);
    }

    /**
     * Asks whether an import belongs to another article than the turn.
     *
     * @throws ImportReportController.NoSuchImport if it does, or there is no such import
     */
    void mustNotBeElsewhere(String taskId, UUID report) {
        ArticleId of =
                reports.find(report).map(ImportReport::article).orElseThrow(ImportReportController.NoSuchImport::new);
        if (worklist.find(taskId).filter(turn -> !articleOf(turn).equals(of)).isPresent()) {
            throw new ImportReportController.NoSuchImport();
        }
    }

    /** Puts the report of an import away, or has it shown again. */
    @Transactional
    public void look(Person writer, String taskId, UUID id, boolean looked) {
        Article article = articles.hold(articleOf(worklist.holdFor(writer, taskId, StepForm.WRITE)));
        ImportReport report = reports.find(id)
                .filter(found -> found.article().equals(article.id()))
                .orElseThrow(ImportReportController.NoSuchImport::new);
        if (looked) {
            reports.putAway(report, writer);
        } else {
            reports.showAgain(report, writer);
        }
    }

    /** Keeps that a sentence of the draft is another claim than one that is known. */
    @Transactional
    public void decline(Person writer, String taskId, KnownClaimReference named, KnownClaim known) {
        Article article = articles.hold(articleOf(worklist.holdFor(writer, taskId, StepForm.WRITE)));
        DeclinedClaims.Pair pair = new DeclinedClaims.Pair(named.words(), named.known());
        declined.add(article.id(), article.latestRevision(), pair, known, writer);
    }

    @Transactional
    public void keep(Person writer, String taskId, RasterImage rasterImage, String name) {
        Turn turn = worklist.holdFor(writer, taskId, StepForm.WRITE);
        Article article = articles.hold(articleOf(turn));
        images.keep(article.id(), rasterImage, name, writer);
    }
}
