package org.imprimatur.article.writing;

import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.article.Topics;
import org.imprimatur.article.image.Images;
import org.imprimatur.article.image.RasterImage;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
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
    private final ReviewerChoice reviewers;
    private final Worklist worklist;

    WritingCommands(
            Articles articles,
            ArticleCommands articleCommands,
            Topics topics,
            Images images,
            ReviewerChoice reviewers,
            Worklist worklist) {
        this.reviewers = reviewers;
        this.articles = articles;
        this.articleCommands = articleCommands;
        this.topics = topics;
        this.images = images;
        this.worklist = worklist;
    }

    static ArticleId articleOf(Turn turn) {
        return ArticleId.of(turn.subject());
    }

    /** An article and the pictures its text came with. Its topic is spelled as the newsroom lists it. */
    @Transactional
    public Article begin(
            Person writer,
            String slug,
            String topic,
            @Nullable Risk risk,
            RevisionText text,
            List<RasterImage> pictures) {
        String listed = topics.offered(topic).orElse(topic);
        Article article = articleCommands.begin(writer, slug, listed, risk, text);
        int number = 0;
        for (RasterImage rasterImage : pictures) {
            images.keep(article.id(), rasterImage, "Image " + ++number, writer);
        }
        return article;
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
        NOT_READY
    }

    /** @param latest the revision it is about */
    record HandedIn(Answer answer, Revision latest) {}

    /**
     * Hands the revision over whose check list was on the screen, if the list still says that it is ready.
     *
     * @param words    to whoever gets it next, may be empty
     * @param reviewer the id of who shall read it, empty for whoever may
     * @throws ReviewerChoice.CannotSign if that person cannot
     */
    @Transactional
    public HandedIn handIn(Person writer, String taskId, int revision, String words, String reviewer) {
        PersonId named = worklist.find(taskId)
                .flatMap(open -> reviewers.require(reviewer, open))
                .orElse(null);
        Turn turn = worklist.holdFor(writer, taskId, StepForm.WRITE);
        Article article = articles.hold(articleOf(turn));
        Revision latest = articles.latest(article);
        if (latest.number() != revision) {
            return new HandedIn(Answer.SAVED_SINCE, latest);
        }
        if (SubmissionChecklist.of(latest.text(), () -> images.of(article.id())).blocks()) {
            return new HandedIn(Answer.NOT_READY, latest);
        }
        articleCommands.submit(writer, taskId, words, named);
        return new HandedIn(Answer.DONE, latest);
    }

    @Transactional
    public void keep(Person writer, String taskId, RasterImage rasterImage, String name) {
        Turn turn = worklist.holdFor(writer, taskId, StepForm.WRITE);
        Article article = articles.hold(articleOf(turn));
        images.keep(article.id(), rasterImage, name, writer);
    }
}
