package org.imprimatur.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.article.SampleArticles;
import org.junit.jupiter.api.Test;

class ReadRevisionTests {

    private final Article article = SampleArticles.aDraft();
    private final Revision first = SampleArticles.firstRevisionOf(article);
    private final Revision second = SampleArticles.secondRevisionOf(article);

    @Test
    void whatWasReadIsTheLatestText() {
        assertThatCode(() -> new ReadRevision(1, first.sha256()).mustBe(first)).doesNotThrowAnyException();
    }

    @Test
    void aTextThatChangedAfterItWasReadIsNotTheOneThatWasRead() {
        assertThatThrownBy(() -> new ReadRevision(1, first.sha256()).mustBe(second))
                .isInstanceOfSatisfying(ReadRevision.StaleRevision.class, stale -> {
                    assertThat(stale.read()).isEqualTo(1);
                    assertThat(stale.latest()).isEqualTo(2);
                });
    }

    @Test
    void theRightNumberWithAnotherFingerprintIsNotTheTextThatWasRead() {
        assertThatThrownBy(() -> new ReadRevision(1, "f".repeat(64)).mustBe(first))
                .isInstanceOf(ReadRevision.StaleRevision.class);
    }

    @Test
    void aTextThatDoesNotHashToItsRecordIsNobodysToDecideOn() {
        Revision tampered =
                new Revision(article.id(), 2, first.text(), second.sha256(), article.writer(), article.begunAt());
        assertThatThrownBy(() -> new ReadRevision(2, second.sha256()).mustBe(tampered))
                .isInstanceOf(ReadRevision.TextNotIntact.class);
    }

    @Test
    void aRequestThatNamesNoTextReadNone() {
        assertThatThrownBy(() -> ReadRevision.of(null, null).mustBe(first))
                .isInstanceOf(ReadRevision.StaleRevision.class);
    }

    @Test
    void whatNamesNoRevisionOfTheArticleIsSaidOfTheLatest() {
        assertThat(new ReadRevision(1, "").numberIn(article)).isEqualTo(1);
        assertThat(new ReadRevision(0, "").numberIn(article)).isEqualTo(article.latestRevision());
        assertThat(new ReadRevision(7, "").numberIn(article)).isEqualTo(article.latestRevision());
    }
}
