package org.imprimatur.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.article.ReviewReason;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.SampleTexts;
import org.imprimatur.people.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

@ServerTest
@OnBothDatabases
class EditionsTests {

    @Autowired
    AutowireCapableBeanFactory server;

    @Autowired
    Editions editions;

    @Autowired
    Newsroom newsroom;

    Press press;

    @BeforeEach
    void thePress() {
        press = Press.of(server);
    }

    @Test
    void eachGoingLiveIsAnEditionWithItsSigners() {
        Person reviewer = newsroom.aReviewer();
        Article article = press.publish(Newsroom.aText(), newsroom.aWriter(), reviewer, "sleep");
        Edition edition = editions.current(article.id()).orElseThrow();
        assertThat(edition.number()).isEqualTo(1);
        assertThat(edition.kind()).isEqualTo(Edition.Kind.FIRST);
        assertThat(edition.sha256()).isEqualTo(Newsroom.aText().sha256());
        assertThat(edition.signers()).singleElement().satisfies(signer -> {
            assertThat(signer.person()).isEqualTo(reviewer.id());
            assertThat(signer.byline()).isEqualTo(reviewer.name() + ", FNP-BC");
        });
    }

    @Test
    void aCorrectionIsToldFromAnUpdateAndFromAReReview() {
        Article article = press.publish(Newsroom.aText());
        press.publishAgain(article, ReviewReason.CORRECTION, retitled("Corrected"), newsroom.aReviewer());
        press.publishAgain(article, ReviewReason.RE_REVIEW, retitled("Corrected"), newsroom.aReviewer());
        press.publishAgain(article, ReviewReason.RE_REVIEW, retitled("Updated"), newsroom.aReviewer());
        assertThat(editions.of(article.id()))
                .extracting(Edition::kind)
                .containsExactly(
                        Edition.Kind.UPDATE, Edition.Kind.RE_REVIEW, Edition.Kind.CORRECTION, Edition.Kind.FIRST);
        assertThat(editions.of(article.id()))
                .filteredOn(Edition::isCurrent)
                .extracting(Edition::number)
                .containsExactly(4);
        assertThat(editions.of(article.id()).get(3).supersededAt()).isNotNull();
    }

    @Test
    void anUnsignedTextIsNoEdition() {
        Article article = newsroom.aDraftBy(newsroom.aWriter());
        assertThatThrownBy(() -> press.goLive(article)).isInstanceOf(ReviewCheck.NotSigned.class);
        assertThat(editions.of(article.id())).isEmpty();
    }

    @Test
    void onlyImagesReadersSeeAreShown() {
        assertThat(editions.show("0".repeat(64))).isFalse();
        Article article = press.publish(SampleTexts.aLongArticle());
        assertThat(editions.show(SampleTexts.picture())).isTrue();
        press.tamper(
                "edition",
                "update edition set superseded_at = live_at where article_id = ?",
                article.id().value());
        press.tamper(
                "edition_image",
                "delete from edition_image where article_id <> ?",
                article.id().value());
        assertThat(editions.show(SampleTexts.picture())).isFalse();
    }

    @Test
    void theNewestStandsFirstAndTheListGoesOn() {
        Article first = press.publish(Newsroom.aText());
        Article second = press.publish(Newsroom.aText());
        assertThat(editions.newest(null, Integer.MAX_VALUE))
                .filteredOn(List.of(first.id(), second.id())::contains)
                .containsExactly(second.id(), first.id());
        assertThat(editions.newest(second.id(), 1)).containsExactly(first.id());
    }

    private static RevisionText retitled(String title) {
        RevisionText text = Newsroom.aText();
        return new RevisionText(title, text.standfirst(), text.body(), text.sources());
    }
}
