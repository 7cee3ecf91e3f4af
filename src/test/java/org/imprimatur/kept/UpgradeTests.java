package org.imprimatur.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.article.Articles;
import org.imprimatur.article.RiskLevel;
import org.imprimatur.article.RiskLevels;
import org.imprimatur.audit.AuditVerifier;
import org.imprimatur.platform.SearchWords;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A newsroom's database, upgraded from the release it was left by, holds all that was in it. */
@UsedServerTest
@OnBothDatabases
class UpgradeTests {

    @Autowired
    AuditVerifier verifier;

    @Autowired
    Articles articles;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RiskLevels levels;

    @Test
    void itsAuditIsWhole() {
        var outcome = verifier.verify("a test");
        assertThat(outcome.links()).isEmpty();
        assertThat(outcome.lines()).isGreaterThan(100);
        assertThat(outcome.seals()).isGreaterThan(2);
    }

    @Test
    void itsArticlesKeepTheLevelOfRiskTheirWritersChose() {
        assertThat(Arrays.stream(KeptArticle.values())
                        .map(KeptArticle::slug)
                        .map(slug -> articles.bySlug(slug).orElseThrow()))
                .allSatisfy(article -> {
                    assertThat(article.risk()).isNotNull();
                    assertThat(levels.of(article).basis()).isEqualTo(RiskLevel.Basis.KEPT);
                });
    }

    @Test
    void allItsArticlesAreThere() {
        assertThat(Arrays.stream(KeptArticle.values()).map(KeptArticle::slug))
                .allMatch(slug -> articles.bySlug(slug).isPresent());
    }

    /** Each is found by words of its title, as it is found that was begun today. */
    @Test
    void whatWasThereIsFound() {
        assertThat(jdbc.sql("select title, searched from article")
                        .query((row, n) ->
                                SearchWords.of(row.getString("title")).areIn(row.getString("searched")))
                        .list())
                .isNotEmpty()
                .containsOnly(true);
        assertThat(jdbc.sql("select subject, searched from outbox_mail where subject is not null")
                        .query((row, n) ->
                                SearchWords.of(row.getString("subject")).areIn(row.getString("searched")))
                        .list())
                .isNotEmpty()
                .containsOnly(true);
    }
}
