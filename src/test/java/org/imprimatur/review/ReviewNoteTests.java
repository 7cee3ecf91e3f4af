package org.imprimatur.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.SampleArticles;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.junit.jupiter.api.Test;

class ReviewNoteTests {

    private final Article article = SampleArticles.aDraft();
    private final Person reviewer = aReviewer();
    private final ReviewNote request = requestBy(reviewer);

    @Test
    void aTextGoesBackForAReason() {
        assertThat(ReviewNote.reason(" The dose is missing.\n")).isEqualTo("The dose is missing.");
        assertThatThrownBy(() -> ReviewNote.reason(" \n ")).isInstanceOf(ReviewNote.ReasonMissing.class);
    }

    @Test
    void whoeverAskedTakesItBack() {
        assertThatCode(() -> request.mustBeWithdrawableBy(reviewer, List.of(request), article))
                .doesNotThrowAnyException();
    }

    @Test
    void nobodyTakesBackWhatSomebodyElseAsked() {
        assertThatThrownBy(() -> request.mustBeWithdrawableBy(aReviewer(), List.of(request), article))
                .isInstanceOfSatisfying(
                        ReviewNote.NotYourRequest.class,
                        refusal -> assertThat(refusal.arguments()).containsExactly("Reviewer"));
    }

    @Test
    void aRequestThatDoesNotStandAnyMoreIsNotTakenBack() {
        List<ReviewNote> others = List.of(requestBy(reviewer));
        assertThatThrownBy(() -> request.mustBeWithdrawableBy(reviewer, others, article))
                .isInstanceOf(ReviewNote.RequestIsOver.class);
    }

    private ReviewNote requestBy(Person author) {
        return new ReviewNote(
                UUID.randomUUID(),
                article.id(),
                1,
                "task",
                "Medical review",
                ReviewNote.Kind.CHANGES_REQUESTED,
                author.id(),
                author.name(),
                "The dose is missing.",
                Instant.EPOCH);
    }

    private static Person aReviewer() {
        return new Person(
                PersonId.random(), "reviewer", "Reviewer", "r@newsroom.test", Set.of(Role.medicalReviewer()), true);
    }
}
