package org.imprimatur.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.imprimatur.FullBuildOnly;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.people.Person;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.test.context.TestPropertySource;

@ServerTest
@FullBuildOnly
@TestPropertySource(properties = "imprimatur.review.claims-required=true")
class ClaimsRequiredTests {

    @Test
    void whereClaimsAreRequiredATextIsSignedOnceEachHasAVerdict(
            @Autowired AutowireCapableBeanFactory server, @Autowired ClaimSheets sheets) {
        AtReview at = AtReview.of(server);
        Person reviewer = at.aReviewer();
        Article article = at.inTheHandsOf(reviewer);
        assertThatThrownBy(() -> at.sign(article, reviewer)).isInstanceOf(ClaimSheet.ClaimsUnanswered.class);

        for (int claim = 1; claim <= 2; claim++) {
            sheets.keep(
                    reviewer,
                    at.now(article),
                    at.turn(article).taskId(),
                    at.read(article),
                    claim,
                    new VerdictInput(Verdict.SUPPORTED, "", "", "", ""));
        }
        assertThat(at.sign(article, reviewer).revision()).isEqualTo(1);
    }
}
