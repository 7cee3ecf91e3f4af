package org.imprimatur.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.Newsroom;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.Risk;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SigningPolicyTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final Person reviewer = new Person(
            PersonId.random(), "reviewer", "Reviewer", "r@newsroom.test", Set.of(Role.medicalReviewer()), true);
    private final Revision revision = revision(Newsroom.aText().sha256());
    private final Article article = articleBy(PersonId.random());

    @Test
    void aReviewerWithACredentialInForceMaySignTheTextOfSomebodyElse() {
        assertThat(SigningPolicy.obstacle(with(aCredential()))).isEmpty();
    }

    @Test
    void theWriterMayNotSign() {
        assertThat(why(new SigningPolicy.Case(
                        reviewer,
                        articleBy(reviewer.id()),
                        revision,
                        false,
                        true,
                        List.of(aCredential()),
                        List.of(),
                        List.of(),
                        new Rounds.Round(1, 2),
                        TODAY)))
                .isEqualTo("refusal.OwnText");
    }

    @Test
    void whoHasNotAnsweredFromTheirNewAddressMayNotSignYet() {
        assertThat(why(new SigningPolicy.Case(
                        reviewer,
                        article,
                        revision,
                        false,
                        false,
                        List.of(aCredential()),
                        List.of(),
                        List.of(),
                        new Rounds.Round(1, 2),
                        TODAY)))
                .isEqualTo("refusal.AddressNotConfirmed");
    }

    @Test
    void whoeverSavedARevisionMayNotSign() {
        assertThat(why(new SigningPolicy.Case(
                        reviewer,
                        article,
                        revision,
                        true,
                        true,
                        List.of(aCredential()),
                        List.of(),
                        List.of(),
                        new Rounds.Round(1, 2),
                        TODAY)))
                .isEqualTo("refusal.OwnText");
    }

    @Test
    void nobodyWithoutACredentialMaySign() {
        assertThat(why(with())).isEqualTo("refusal.NoCredentialInForce.missing");
    }

    @Test
    void aCredentialIsGoodOnItsLastDayAndNotOnTheNext() {
        assertThat(SigningPolicy.obstacle(with(aCredential(TODAY.minusYears(1), TODAY, TODAY.minusDays(9)))))
                .isEmpty();
        Refusal refusal = SigningPolicy.obstacle(
                        with(aCredential(TODAY.minusYears(1), TODAY.minusDays(1), TODAY.minusDays(9))))
                .orElseThrow();
        assertThat(refusal.key()).isEqualTo("refusal.NoCredentialInForce.expired");
        assertThat(refusal.arguments()).containsExactly("FNP-BC", "22\u00a0November\u00a02026");
    }

    @Test
    void aCredentialIsGoodFromItsFirstDayAndNotBefore() {
        assertThat(SigningPolicy.obstacle(with(aCredential(TODAY, null, TODAY))))
                .isEmpty();
        assertThat(why(with(aCredential(TODAY.plusDays(1), null, TODAY))))
                .isEqualTo("refusal.NoCredentialInForce.early");
    }

    @Test
    void aCredentialNobodyCheckedIsNotEnough() {
        assertThat(why(with(aCredential(TODAY.minusYears(1), null, null))))
                .isEqualTo("refusal.NoCredentialInForce.unverified");
    }

    @Test
    void aRevokedCredentialIsNotEnoughAndAnotherOneIs() {
        Credential good = aCredential();
        Credential revoked = new Credential(
                good.id(),
                good.holder(),
                good.type(),
                good.issuer(),
                good.number(),
                null,
                good.issued(),
                good.expires(),
                good.enteredBy(),
                good.verifiedBy(),
                good.verifiedOn(),
                "Looked it up",
                new Credential.Revocation(PersonId.random(), TODAY, "Typed wrongly"));

        assertThat(why(with(revoked))).isEqualTo("refusal.NoCredentialInForce.revoked");
        assertThat(SigningPolicy.obstacle(with(revoked, good))).isEmpty();
    }

    @Test
    void oneGoodCredentialAmongExpiredOnesIsEnough() {
        assertThat(SigningPolicy.obstacle(
                        with(aCredential(TODAY.minusYears(9), TODAY.minusYears(4), TODAY), aCredential())))
                .isEmpty();
    }

    @Test
    void aTextThatNoLongerHashesToItsRecordIsSignedByNobody() {
        assertThat(why(new SigningPolicy.Case(
                        reviewer,
                        article,
                        revision("0".repeat(64)),
                        false,
                        true,
                        List.of(aCredential()),
                        List.of(),
                        List.of(),
                        new Rounds.Round(1, 2),
                        TODAY)))
                .isEqualTo("refusal.TextNotIntact");
    }

    @Test
    void theSecondSignatureOfARoundComesFromSomebodyElse() {
        assertThat(why(signedIn(new Rounds.Round(1, 2)))).isEqualTo("refusal.AlreadySigned");
    }

    @Test
    void aTextHandedInAgainMayBeSignedAgain() {
        assertThat(SigningPolicy.obstacle(signedIn(new Rounds.Round(1, 1)))).isEmpty();
    }

    private SigningPolicy.Case signedIn(Rounds.Round round) {
        SignOff earlier = SampleSignOffs.under(revision, reviewer.id(), Instant.EPOCH, round);
        return new SigningPolicy.Case(
                reviewer,
                article,
                revision,
                false,
                true,
                List.of(aCredential()),
                List.of(earlier),
                List.of(),
                new Rounds.Round(1, 2),
                TODAY);
    }

    private SigningPolicy.Case with(Credential... credentials) {
        return new SigningPolicy.Case(
                reviewer,
                article,
                revision,
                false,
                true,
                List.of(credentials),
                List.of(),
                List.of(),
                new Rounds.Round(1, 2),
                TODAY);
    }

    private static String why(SigningPolicy.Case signing) {
        return SigningPolicy.obstacle(signing).orElseThrow().key();
    }

    private Credential aCredential() {
        return aCredential(TODAY.minusYears(1), TODAY.plusYears(1), TODAY.minusMonths(1));
    }

    private Credential aCredential(LocalDate issued, @Nullable LocalDate expires, @Nullable LocalDate verifiedOn) {
        return new Credential(
                UUID.randomUUID(),
                reviewer.id(),
                "FNP-BC",
                "ANCC",
                "2019000001",
                null,
                issued,
                expires,
                verifiedOn == null ? null : PersonId.random(),
                verifiedOn);
    }

    private static Article articleBy(PersonId writer) {
        return new Article(
                ArticleId.random(),
                1,
                "slug",
                "Title",
                "sleep",
                Risk.ORDINARY,
                writer,
                1,
                Instant.EPOCH,
                null,
                "k7m2q9x4wd5p",
                null);
    }

    private static Revision revision(String sha256) {
        RevisionText text = Newsroom.aText();
        return new Revision(ArticleId.random(), 1, text, sha256, PersonId.random(), Instant.EPOCH);
    }
}
