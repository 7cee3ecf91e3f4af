package org.imprimatur.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.article.Article;
import org.imprimatur.article.Articles;
import org.imprimatur.publication.CorrectionsAddress;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where a reader of the demonstration may write to: each live article has an address of its own. */
@TestComponent
class DemoAddresses {

    private final JdbcClient jdbc;
    private final Articles articles;
    private final CorrectionsAddress addresses;

    DemoAddresses(JdbcClient jdbc, Articles articles, CorrectionsAddress addresses) {
        this.jdbc = jdbc;
        this.articles = articles;
        this.addresses = addresses;
    }

    /** @param title empty if it is about no one article */
    record About(String address, String title) {}

    /** Without a live article of this name, the newsroom in general. */
    About about(String slug) {
        return live().stream()
                .filter(article -> article.slug().equals(slug))
                .findFirst()
                .map(article -> new About(
                        addresses.of(article), articles.latest(article).text().title()))
                .orElseGet(() -> new About(addresses.forAll(), ""));
    }

    /** With what each is for. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        live().forEach(article ->
                all.put(addresses.of(article), articles.latest(article).text().title()));
        all.put(addresses.forAll(), "the newsroom, about nothing in particular");
        return all;
    }

    /** Titles by slug. */
    Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        live().forEach(article ->
                titles.put(article.slug(), articles.latest(article).text().title()));
        return titles;
    }

    private List<Article> live() {
        return jdbc
                .sql("select slug from article where live_revision is not null order by number desc")
                .query(String.class)
                .list()
                .stream()
                .map(slug -> articles.bySlug(slug).orElseThrow())
                .toList();
    }
}
