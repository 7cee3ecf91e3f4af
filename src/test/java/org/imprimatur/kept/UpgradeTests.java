package org.imprimatur.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.article.Articles;
import org.imprimatur.audit.AuditVerifier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A newsroom's database, upgraded from the release it was left by, holds all that was in it. */
@UsedServerTest
@OnBothDatabases
class UpgradeTests {

    @Autowired
    AuditVerifier verifier;

    @Autowired
    Articles articles;

    @Test
    void itsAuditIsWhole() {
        var outcome = verifier.verify("a test");
        assertThat(outcome.links()).isEmpty();
        assertThat(outcome.lines()).isGreaterThan(100);
        assertThat(outcome.seals()).isGreaterThan(2);
    }

    @Test
    void allItsArticlesAreThere() {
        assertThat(Arrays.stream(KeptArticle.values()).map(KeptArticle::slug))
                .allMatch(slug -> articles.bySlug(slug).isPresent());
    }
}
