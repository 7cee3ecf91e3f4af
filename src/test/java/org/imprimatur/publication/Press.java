package org.imprimatur.publication;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.TestDatabase;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.review.GivenSignatures;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings texts before readers without walking them through the whole process, and spoils them afterwards. */
public final class Press {

    @Autowired
    public Newsroom newsroom;

    @Autowired
    People people;

    @Autowired
    Articles articles;

    @Autowired
    ArticleCommands articleCommands;

    @Autowired
    EditionPublisher editionPublisher;

    @Autowired
    Editions editions;

    @Autowired
    CorrectionNotices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    public PlatformTransactionManager transactions;

    @Autowired
    AutowireCapableBeanFactory server;

    private Press() {}

    public static Press of(AutowireCapableBeanFactory server) {
        Press press = new Press();
        server.autowireBean(press);
        return press;
    }

    /** No other text has its hash. */
    public static RevisionText aTextOfItsOwn() {
        RevisionText text = Newsroom.aText();
        return new RevisionText("Sleep, " + Newsroom.aWord(), text.standfirst(), text.body(), text.sources());
    }

    /** Written, signed by a reviewer, and live. */
    public Article publish(RevisionText text) {
        return publish(text, newsroom.aWriter(), newsroom.aReviewer(), "sleep");
    }

    public Article publish(RevisionText text, Person writer, Person reviewer, String topic) {
        String slug = "article-" + UUID.randomUUID();
        Article article = articleCommands.begin(writer, slug, topic, Risk.ORDINARY, text);
        sign(article, reviewer);
        return goLive(article);
    }

    /** A new text for a live article, signed and put live. */
    public Article publishAgain(Article article, ReviewReason reviewReason, RevisionText text, Person reviewer) {
        Person writer = people.require(article.writer());
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        status -> editions.on(new ArticleCommands.ReviewBegun(article, reviewReason, writer.id())));
        articleCommands.save(article.id(), articles.require(article.id()).latestRevision(), text, writer);
        sign(article, reviewer);
        if (reviewReason == ReviewReason.CORRECTION) {
            prepare(article, new NoticeText(Severity.MINOR, "A word was wrong.", "It was so.", "It is so."));
        }
        return goLive(article);
    }

    /** As the publish page does for the text that is to go live. */
    void prepare(Article article, NoticeText notice) {
        Revision latest = articles.latest(articles.require(article.id()));
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        notices.prepare(article.id(), latest.sha256(), notice, article.writer(), Instant.now()));
    }

    public Article goLive(Article article) {
        editionPublisher.goLive(article.id(), 12);
        return articles.require(article.id());
    }

    public void sign(Article article, Person reviewer) {
        int round =
                jdbc.sql("select count(*) from sign_off").query(Integer.class).single() + 1;
        GivenSignatures.of(server)
                .give(article, articles.latest(articles.require(article.id())), reviewer, "task", 1, round);
    }

    /** What somebody with the database's password could do, but no code of ours. */
    public void tamper(String table, String change, Object... params) {
        if (TestDatabase.isPostgres()) {
            jdbc.sql("alter table " + table + " disable trigger user").update();
            jdbc.sql(change).params(params).update();
            jdbc.sql("alter table " + table + " enable trigger user").update();
            return;
        }
        Map<String, String> triggers = new LinkedHashMap<>();
        jdbc.sql("select * from information_schema.triggers where lower(event_object_table) = ?")
                .param(table)
                .query((row, n) -> triggers.merge(
                        row.getString("trigger_name") + " " + row.getString("action_timing") + " | on " + table
                                + (row.getString("action_orientation").equals("ROW") ? " for each row" : "") + " call '"
                                + row.getString("java_class") + "'",
                        row.getString("event_manipulation"),
                        (one, other) -> one + ", " + other))
                .list();
        triggers.keySet()
                .forEach(trigger -> jdbc.sql("drop trigger " + trigger.substring(0, trigger.indexOf(' ')))
                        .update());
        jdbc.sql(change).params(params).update();
        triggers.forEach((trigger, events) ->
                jdbc.sql("create trigger " + trigger.replace("|", events)).update());
    }
}
