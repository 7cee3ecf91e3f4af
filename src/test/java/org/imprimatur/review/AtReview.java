package org.imprimatur.review;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.Newsroom;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Leads articles to the reviewer's desk, and on. */
public final class AtReview {

    public static final String PASSWORD = "correct horse battery staple";

    private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);

    private final Newsroom newsroom;
    private final Articles articles;
    private final ArticleCommands articleCommands;
    private final Worklist worklist;
    private final Signing signing;
    private final SigningBase base;
    private final Credentials credentials;
    private final ApplicationEventPublisher announce;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    AtReview(
            Newsroom newsroom,
            Articles articles,
            ArticleCommands articleCommands,
            Worklist worklist,
            Signing signing,
            SigningBase base,
            Credentials credentials,
            ApplicationEventPublisher announce,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.announce = announce;
        this.transaction = transaction;
        this.newsroom = newsroom;
        this.articles = articles;
        this.articleCommands = articleCommands;
        this.worklist = worklist;
        this.signing = signing;
        this.base = base;
        this.credentials = credentials;
        this.jdbc = jdbc;
    }

    public static AtReview of(AutowireCapableBeanFactory server) {
        return server.createBean(AtReview.class);
    }

    /** Knows {@link #PASSWORD}. */
    public Person aReviewer() {
        return knowing(newsroom.aReviewer());
    }

    public Person knowing(Person person) {
        jdbc.sql("update person set password = ? where id = ?")
                .params(HASH, person.id().value())
                .update();
        return person;
    }

    /** Handed in by its writer and taken by the reviewer. */
    public Article inTheHandsOf(Person reviewer) {
        return inTheHandsOf(reviewer, newsroom.aWriter());
    }

    public Article inTheHandsOf(Person reviewer, Person writer) {
        Article article = newsroom.aDraftBy(writer);
        submit(article, writer);
        worklist.take(reviewer, turn(article).taskId());
        return article;
    }

    /** Needs two signatures; nobody has taken it yet. */
    public Article ofHighRisk() {
        Person writer = newsroom.aWriter();
        Article article =
                articleCommands.begin(writer, "draft-" + UUID.randomUUID(), "medicines", Risk.HIGH, Newsroom.aText());
        submit(article, writer);
        return article;
    }

    public void submit(Article article, Person writer) {
        articleCommands.submit(writer, turn(article).taskId());
    }

    public void take(Article article, Person person) {
        worklist.take(person, turn(article).taskId());
    }

    /** Without asking whether they may: an older version gave people their own texts to review. */
    public void putInto(Person hands, Article article) {
        transaction.executeWithoutResult(status ->
                announce.publishEvent(new Worklist.TurnTaken(turn(article).taskId(), hands.id())));
    }

    public Turn turn(Article article) {
        return worklist.openOn(article.id().subject()).get(0);
    }

    public Article now(Article article) {
        return articles.require(article.id());
    }

    public Revision latest(Article article) {
        return articles.latest(now(article));
    }

    public ReadRevision read(Article article) {
        Revision latest = latest(article);
        return new ReadRevision(latest.number(), latest.sha256());
    }

    /** A new revision, although it may be nobody's turn to write: what a text that changed under review looks like. */
    public Revision save(Article article, Person by, String body) {
        Revision before = latest(article);
        RevisionText text = new RevisionText(
                before.text().title(),
                before.text().standfirst(),
                body,
                before.text().sources());
        insert(article, text, text.sha256(), by);
        return latest(article);
    }

    /** A signature as the reviewer's page would post it. */
    public SigningInput signature(Article article, Person reviewer) {
        ChangesToTick changes = toTick(article, reviewer);
        return new SigningInput(
                read(article),
                changes.baseSha256(),
                ticks(changes),
                statement(article, reviewer),
                true,
                PASSWORD,
                "127.0.0.1");
    }

    /** The same as the fields of that page's form. */
    public MultiValueMap<String, String> posted(Article article, Person reviewer) {
        SigningInput signature = signature(article, reviewer);
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.add("revision", Integer.toString(signature.read().revision()));
        fields.add("sha256", signature.read().sha256());
        fields.add("comparedWith", signature.comparedWith());
        signature.ticks().forEach(tick -> fields.add("ticked", tick));
        fields.add("statement", signature.statement());
        fields.add("password", PASSWORD);
        fields.add("agreed", "true");
        return fields;
    }

    public ChangesToTick toTick(Article article, Person reviewer) {
        return base.changes(reviewer, now(article), latest(article));
    }

    /** Each change of a text, ticked off. */
    public static Set<String> ticks(ChangesToTick changes) {
        return changes.changes().stream().map(RevisionDiff.Weighty::tick).collect(Collectors.toSet());
    }

    public String statement(Article article, Person reviewer) {
        return credentials.of(reviewer.id()).stream()
                .findFirst()
                .map(credential -> signing.statement(reviewer, credential, latest(article)))
                .orElse("");
    }

    /** Takes and signs the open review. */
    public SignOff sign(Article article, Person reviewer) {
        if (!turn(article).isHeldBy(reviewer.id())) {
            take(article, reviewer);
        }
        return signing.sign(reviewer, turn(article).taskId(), signature(article, reviewer));
    }

    /** Signs one of several open turns, which the reviewer has. */
    public SignOff signTurn(Article article, Person reviewer, String task) {
        return signing.sign(reviewer, task, signature(article, reviewer));
    }

    /** A text whose record says something else than it hashes to: what a tampered database looks like. */
    public void tamper(Article article) {
        Revision before = latest(article);
        RevisionText text = new RevisionText(
                before.text().title(),
                before.text().standfirst(),
                "Take ten times as much.",
                before.text().sources());
        insert(article, text, before.sha256(), newsroom.aWriter());
    }

    private void insert(Article article, RevisionText text, String sha256, Person by) {
        int number = latest(article).number() + 1;
        jdbc.sql("""
                        insert into revision (article_id, number, title, standfirst, body, sources, format, sha256, saved_by,
                          saved_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, current_timestamp)
                        """)
                .params(
                        article.id().value(),
                        number,
                        text.title(),
                        text.standfirst(),
                        text.body(),
                        text.sources(),
                        text.format().word(),
                        sha256,
                        by.id().value())
                .update();
        jdbc.sql("update article set latest_revision = ? where id = ?")
                .params(number, article.id().value())
                .update();
    }

    public static Role legal() {
        return new Role("legal");
    }
}
