package org.imprimatur.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.imprimatur.article.Article;
import org.imprimatur.article.SampleArticles;
import org.junit.jupiter.api.Test;

class EditionTests {

    private final Article draft = SampleArticles.aDraft();
    private final Article live = SampleArticles.aLiveArticle();

    @Test
    void whatReadersHaveNeverSeenIsAFirstEdition() {
        assertThat(Edition.Kind.of(draft, SampleArticles.firstRevisionOf(draft), false))
                .isEqualTo(Edition.Kind.FIRST);
    }

    @Test
    void anUnchangedTextIsAReReviewWhateverWasPlanned() {
        assertThat(Edition.Kind.of(live, SampleArticles.firstRevisionOf(live), false))
                .isEqualTo(Edition.Kind.RE_REVIEW);
        assertThat(Edition.Kind.of(live, SampleArticles.firstRevisionOf(live), true))
                .isEqualTo(Edition.Kind.RE_REVIEW);
    }

    @Test
    void aChangedTextIsACorrectionIfSomethingWasToBePutRight() {
        assertThat(Edition.Kind.of(live, SampleArticles.secondRevisionOf(live), true))
                .isEqualTo(Edition.Kind.CORRECTION);
    }

    @Test
    void aTextThatIsChangedOtherwiseIsAnUpdate() {
        assertThat(Edition.Kind.of(live, SampleArticles.secondRevisionOf(live), false))
                .isEqualTo(Edition.Kind.UPDATE);
    }

    @Test
    void whatWasWithdrawnIsComparedWithWhatReadersSawLast() {
        Article withdrawn = live.withdraw(SampleArticles.PUBLISHED.plusSeconds(60));
        assertThat(Edition.Kind.of(withdrawn, SampleArticles.firstRevisionOf(withdrawn), true))
                .isEqualTo(Edition.Kind.RE_REVIEW);
        assertThat(Edition.Kind.of(withdrawn, SampleArticles.secondRevisionOf(withdrawn), true))
                .isEqualTo(Edition.Kind.CORRECTION);
    }
}
