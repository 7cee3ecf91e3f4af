package org.imprimatur.publication;

import org.imprimatur.Newsroom;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.people.Person;
import org.imprimatur.review.AtReview;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** One article, its people, and every step of putting something right in it. */
public final class CorrectionDesk {

    @Autowired
    public Newsroom newsroom;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    public PublishingCommands publishingCommands;

    public AtReview at;

    public Person writer;
    public Person reviewer;
    public Person publisher;
    public Article article;

    private CorrectionDesk() {}

    /** Readers see the article already. */
    public static CorrectionDesk withALiveArticle(AutowireCapableBeanFactory server) {
        CorrectionDesk desk = new CorrectionDesk();
        server.autowireBean(desk);
        desk.at = AtReview.of(server);
        desk.writer = desk.newsroom.aWriter();
        desk.reviewer = desk.at.aReviewer();
        desk.publisher = desk.newsroom.aPublisher();
        desk.article = desk.at.inTheHandsOf(desk.reviewer, desk.writer);
        desk.sign();
        desk.publishingCommands.publishNow(desk.publisher, desk.task(), desk.at.read(desk.article));
        return desk;
    }

    public static NoticeText words(Severity severity) {
        return new NoticeText(severity, "It said seven; eight is right.", "Seven hours.", "Eight hours.");
    }

    public void begin(Severity severity, String summary) {
        publishingCommands.correct(publisher, article.id(), severity, summary);
    }

    /** Writes another body, hands it in, and leaves it signed in the publisher's hands. */
    public void correctTo(String body) {
        Revision latest = at.latest(article);
        RevisionText text = latest.text();
        articleCommands.save(
                writer,
                task(),
                latest.number(),
                new RevisionText(text.title(), text.standfirst(), body, text.sources()));
        signAsItIs();
    }

    public void signAsItIs() {
        at.submit(article, writer);
        sign();
    }

    /** Signs what waits for it, and leaves it in the publisher's hands. */
    public void sign() {
        at.sign(article, reviewer);
        at.take(article, publisher);
    }

    public void letGo(PublishingCommands.Answer answer) {
        publishingCommands.publishNow(publisher, task(), at.read(article), answer);
    }

    public void letGo(NoticeText notice) {
        letGo(new PublishingCommands.Answer(notice, false));
    }

    public void schedule(NoticeText notice, String day) {
        publishingCommands.schedule(
                publisher, task(), at.read(article), day, "09:30", new PublishingCommands.Answer(notice, false));
    }

    public String task() {
        return at.turn(article).taskId();
    }

    public Article now() {
        return at.now(article);
    }

    public String body() {
        return at.latest(article).text().body();
    }
}
