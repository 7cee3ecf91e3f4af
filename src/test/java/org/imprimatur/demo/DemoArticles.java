package org.imprimatur.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleCommands;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.article.RiskCommands;
import org.imprimatur.article.RiskLevels;
import org.imprimatur.article.Topics;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.Worklist;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ClassPathResource;

/** The demonstration's articles, as their writer works on them. */
@TestComponent
public class DemoArticles {

    private final Articles articles;
    private final ArticleCommands articleCommands;
    private final Topics topics;
    private final Worklist worklist;
    private final People people;
    private final RiskLevels levels;
    private final RiskCommands risks;

    DemoArticles(
            Articles articles,
            ArticleCommands articleCommands,
            Topics topics,
            Worklist worklist,
            People people,
            RiskLevels levels,
            RiskCommands risks) {
        this.levels = levels;
        this.risks = risks;
        this.articles = articles;
        this.articleCommands = articleCommands;
        this.topics = topics;
        this.worklist = worklist;
        this.people = people;
    }

    /** What writers of the demonstration choose from. */
    void keepTopics() {
        Person publisher = people.byEmail(DemoStaff.PUBLISHER).orElseThrow();
        List.of("healthy living", "heart", "medicines", "nutrition", "pregnancy", "sleep", "vaccines")
                .forEach(topic -> topics.add(publisher, topic));
    }

    public Article begin(String slug, String topic, Risk risk) {
        return articleCommands.begin(writer(), slug, topic, risk, textOf(slug));
    }

    /** At the level of risk it was begun with: where the words suggest another one, a publisher has looked at them. */
    public void submit(Article article) {
        Risk stated = levels.of(article).level();
        articleCommands.submit(writer(), turn(article));
        if (stated != null && levels.inForce(articles.require(article.id())) != stated) {
            Person publisher = people.byEmail(DemoStaff.PUBLISHER).orElseThrow();
            risks.decide(publisher, article.id(), stated, "Everyday advice; the words only name it.", null);
        }
    }

    /** Saves the text with one passage put differently. */
    public void amend(Article article, String passage, String better) {
        Article now = articles.require(article.id());
        RevisionText text = articles.latest(now).text();
        articleCommands.save(
                now.id(),
                now.latestRevision(),
                new RevisionText(text.title(), text.standfirst(), text.body().replace(passage, better), text.sources()),
                writer());
    }

    /** The id of the one turn open on it. */
    public String turn(Article article) {
        return worklist.openOn(article.id().subject()).stream()
                .map(Turn::taskId)
                .findFirst()
                .orElseThrow();
    }

    private Person writer() {
        return people.byEmail(DemoStaff.WRITER).orElseThrow();
    }

    /** A file's heading is the title, its first paragraph the standfirst, all else the body. */
    public RevisionText textOf(String slug) {
        String[] parts = read(slug + ".md").split("\n\n", 3);
        return new RevisionText(parts[0].replaceFirst("^# ", ""), parts[1], parts[2], read(slug + ".json"));
    }

    private static String read(String file) {
        try (var stream = new ClassPathResource("demo/" + file).getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
