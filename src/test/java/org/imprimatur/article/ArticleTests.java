package org.imprimatur.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.article.SampleArticles.PUBLISHED;
import static org.imprimatur.article.SampleArticles.REVIEWED;
import static org.imprimatur.article.SampleArticles.aDraft;
import static org.imprimatur.article.SampleArticles.aLiveArticle;
import static org.imprimatur.article.SampleArticles.firstRevisionOf;
import static org.imprimatur.article.SampleArticles.secondRevisionOf;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ArticleTests {

    private static final Instant LATER = PUBLISHED.plus(Duration.ofDays(30));
    private static final LocalDate SIGNED_LATER = REVIEWED.plusDays(29);
    private static final LocalDate NEXT = REVIEWED.plusYears(2);

    @Test
    void aDraftGoesLiveAsItsFirstEdition() {
        Article draft = aDraft();
        Revision revision = firstRevisionOf(draft);

        Article live = draft.goLive(revision, REVIEWED, NEXT, PUBLISHED);

        assertThat(live.live())
                .isEqualTo(new Article.Live(1, 1, revision.sha256(), PUBLISHED, PUBLISHED, REVIEWED, NEXT));
        assertThat(live.lastShowed(revision)).isTrue();
        assertThat(live.lastShowed(secondRevisionOf(draft))).isFalse();
    }

    @Test
    void anotherTextIsTheNextEditionAndAnUpdateOfTheSamePublication() {
        Article article = aLiveArticle();
        Revision revision = secondRevisionOf(article);

        Article again = article.goLive(revision, SIGNED_LATER, NEXT, LATER);

        assertThat(again.live())
                .isEqualTo(new Article.Live(2, 2, revision.sha256(), PUBLISHED, LATER, SIGNED_LATER, NEXT));
    }

    @Test
    void aTextThatIsOnlyReadAgainIsReviewedLaterAndNotUpdated() {
        Article article = aLiveArticle();
        Revision revision = firstRevisionOf(article);

        Article again = article.goLive(revision, SIGNED_LATER, NEXT, LATER);

        assertThat(again.live())
                .isEqualTo(new Article.Live(2, 1, revision.sha256(), PUBLISHED, PUBLISHED, SIGNED_LATER, NEXT));
    }

    @Test
    void ofAWithdrawnArticleItIsRememberedWhatReadersSawLast() {
        Article article = aLiveArticle();

        Article withdrawn = article.withdraw(LATER);

        assertThat(withdrawn.live()).isNull();
        assertThat(withdrawn.lastLive()).isEqualTo(article.live());
        assertThat(withdrawn.withdrawn()).isEqualTo(new Article.Withdrawn(LATER, article.live()));
        assertThat(withdrawn.lastShowed(firstRevisionOf(article))).isTrue();
    }

    @Test
    void aWithdrawnArticleComesBackAsItsNextEdition() {
        Article article = aLiveArticle().withdraw(LATER);

        Article back = article.goLive(secondRevisionOf(article), SIGNED_LATER, NEXT, LATER.plusSeconds(60));

        assertThat(back.withdrawn()).isNull();
        assertThat(back.mustBeLive().edition()).isEqualTo(2);
        assertThat(back.mustBeLive().firstPublished()).isEqualTo(PUBLISHED);
    }

    @Test
    void whatReadersHaveNeverSeenIsNotTakenFromThem() {
        assertThatThrownBy(() -> aDraft().withdraw(LATER)).isInstanceOf(Article.NotLive.class);
    }

    @Test
    void anArticleIsWithdrawnOnce() {
        Article withdrawn = aLiveArticle().withdraw(LATER);
        assertThatThrownBy(() -> withdrawn.withdraw(LATER)).isInstanceOf(Article.AlreadyWithdrawn.class);
    }

    @Test
    void onlyWhatReadersSeeIsLive() {
        assertThat(aLiveArticle().mustBeLive().edition()).isEqualTo(1);
        assertThatThrownBy(() -> aDraft().mustBeLive()).isInstanceOf(Article.NotLive.class);
        assertThatThrownBy(() -> aLiveArticle().withdraw(LATER).mustBeLive())
                .isInstanceOf(Article.AlreadyWithdrawn.class);
    }

    @Test
    void whatWasWithdrawnHasBeenLiveAndADraftHasNot() {
        assertThat(aLiveArticle().mustHaveBeenLive().edition()).isEqualTo(1);
        assertThat(aLiveArticle().withdraw(LATER).mustHaveBeenLive().edition()).isEqualTo(1);
        assertThatThrownBy(() -> aDraft().mustHaveBeenLive())
                .isInstanceOfSatisfying(
                        Article.NotLive.class,
                        refusal -> assertThat(refusal.arguments()).containsExactly("How much sleep do adults need?"));
    }
}
