package org.imprimatur.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.article.Risk;
import org.imprimatur.article.RiskRequest;
import org.imprimatur.article.SampleArticles;
import org.imprimatur.people.PersonId;
import org.imprimatur.review.QuestionedSignature;
import org.imprimatur.review.ReviewNote;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.SampleSignOffs;
import org.imprimatur.review.SignOff;
import org.junit.jupiter.api.Test;

class ReviewCheckTests {

    private static final Instant WITHDRAWN = SampleArticles.PUBLISHED.plusSeconds(60);
    private static final Instant BEFORE = WITHDRAWN.minusSeconds(1);
    private static final Instant SINCE = WITHDRAWN.plusSeconds(1);

    private final Article article = SampleArticles.aDraft();
    private final Revision revision = SampleArticles.firstRevisionOf(article);
    private final Article withdrawn = SampleArticles.aLiveArticle().withdraw(WITHDRAWN);
    private final PersonId reviewer = PersonId.random();
    private final PersonId another = PersonId.random();

    @Test
    void aTextThatEnoughHaveSignedAndNobodyWantsChangedIsPublished() {
        assertThatCode(() -> check(article, revision, new ReviewOutcome(2, 2, List.of()))
                        .mustHold())
                .doesNotThrowAnyException();
    }

    @Test
    void whatNobodyHasSignedIsNotPublished() {
        assertThatThrownBy(() -> check(article, revision, new ReviewOutcome(0, 1, List.of()))
                        .mustHold())
                .isInstanceOf(ReviewCheck.NotSigned.class);
    }

    @Test
    void aTextThatDoesNotHashToItsRecordIsNotSignedWhateverItsRecordSays() {
        Revision tampered =
                new Revision(article.id(), 1, revision.text(), "f".repeat(64), article.writer(), article.begunAt());
        assertThatThrownBy(() -> check(article, tampered, new ReviewOutcome(1, 1, List.of()))
                        .mustHold())
                .isInstanceOf(ReviewCheck.NotSigned.class);
    }

    @Test
    void whileAChangeIsAskedForTheTextIsNotPublishedAndItIsSaidWhoAsked() {
        List<ReviewNote> requests = List.of(requestBy("Ann"), requestBy("Ben"), requestBy("Ann"));
        assertThatThrownBy(() -> check(article, revision, new ReviewOutcome(1, 2, requests))
                        .mustHold())
                .isInstanceOfSatisfying(
                        ReviewCheck.RequestStands.class,
                        refusal -> assertThat(refusal.arguments()).containsExactly(article.title(), "Ann, Ben"));
    }

    @Test
    void fewerSignaturesThanTheTableAsksForAreTooFew() {
        assertThatThrownBy(() -> check(article, revision, new ReviewOutcome(1, 2, List.of()))
                        .mustHold())
                .isInstanceOfSatisfying(
                        ReviewCheck.TooFewSignatures.class,
                        refusal -> assertThat(refusal.arguments()).containsExactly(article.title(), 1, 2));
    }

    @Test
    void whatWasWithdrawnComesBackOnlyWithASignatureGivenSince() {
        assertThatThrownBy(() -> mustBeSignedSince(1, signedBy(reviewer, BEFORE)))
                .isInstanceOf(ReviewCheck.SignedBeforeWithdrawal.class);
        assertThatThrownBy(() -> mustBeSignedSince(1, signedBy(reviewer, WITHDRAWN)))
                .isInstanceOf(ReviewCheck.SignedBeforeWithdrawal.class);
        assertThatCode(() -> mustBeSignedSince(1, signedBy(reviewer, BEFORE), signedBy(reviewer, SINCE)))
                .doesNotThrowAnyException();
    }

    @Test
    void asManyCliniciansMustHaveSignedSinceAsTheTableAsksFor() {
        assertThatThrownBy(() -> mustBeSignedSince(2, signedBy(reviewer, SINCE), signedBy(another, BEFORE)))
                .isInstanceOf(ReviewCheck.SignedBeforeWithdrawal.class);
        assertThatThrownBy(() -> mustBeSignedSince(2, signedBy(reviewer, SINCE), signedBy(reviewer, SINCE)))
                .isInstanceOf(ReviewCheck.SignedBeforeWithdrawal.class);
        assertThatCode(() -> mustBeSignedSince(2, signedBy(reviewer, SINCE), signedBy(another, SINCE)))
                .doesNotThrowAnyException();
    }

    /** Nobody is told that nobody has signed what somebody has. */
    @Test
    void aSignatureDecidedAgainstIsToldFromNoneAtAll() {
        SignOff signature = signedBy(reviewer, BEFORE);
        QuestionedSignature decided = SampleSignOffs.decidedAgainst(signature);
        assertThat(new ReviewCheck(
                                article,
                                revision,
                                new ReviewOutcome(0, 1, List.of(), List.of(decided)),
                                List.of(signature),
                                null,
                                List.of())
                        .obstacle())
                .contains(ReviewCheck.Obstacle.NO_SIGNATURE_COUNTS);
    }

    @Test
    void whileAGraverRiskIsAskedForNothingIsPublished() {
        RiskRequest request = new RiskRequest(
                UUID.randomUUID(), article.id(), Risk.HIGH, "a dose", PersonId.random(), "Ann", Instant.EPOCH);
        assertThatThrownBy(() -> new ReviewCheck(
                                article, revision, new ReviewOutcome(1, 1, List.of()), List.of(), request, List.of())
                        .mustHold())
                .isInstanceOf(ReviewCheck.RiskIsAsked.class);
    }

    @Test
    void whatIsNotWithdrawnIsNotAskedWhenItWasSigned() {
        assertThat(check(article, revision, new ReviewOutcome(1, 1, List.of())).obstacle())
                .isEmpty();
    }

    private void mustBeSignedSince(int needed, SignOff... signatures) {
        new ReviewCheck(
                        withdrawn,
                        SampleArticles.firstRevisionOf(withdrawn),
                        new ReviewOutcome(signatures.length, needed, List.of()),
                        List.of(signatures),
                        null,
                        List.of())
                .mustHold();
    }

    private static ReviewCheck check(Article article, Revision revision, ReviewOutcome outcome) {
        return new ReviewCheck(article, revision, outcome, List.of(), null, List.of());
    }

    private SignOff signedBy(PersonId signer, Instant at) {
        return SampleSignOffs.under(SampleArticles.firstRevisionOf(withdrawn), signer, at);
    }

    private ReviewNote requestBy(String name) {
        return new ReviewNote(
                UUID.randomUUID(),
                article.id(),
                1,
                "task",
                "Medical review",
                ReviewNote.Kind.CHANGES_REQUESTED,
                PersonId.random(),
                name,
                "The dose is missing.",
                Instant.EPOCH);
    }
}
