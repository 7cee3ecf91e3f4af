package org.imprimatur.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.TestClock;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.audit.AuditVerifier;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Credentials;
import org.imprimatur.people.People;
import org.imprimatur.people.Person;
import org.imprimatur.people.Role;
import org.imprimatur.platform.Refusal;
import org.imprimatur.worklist.TurnAccess;
import org.imprimatur.worklist.Worklist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
@OnBothDatabases
class SigningTests {

    @Autowired
    Newsroom newsroom;

    @Autowired
    Worklist worklist;

    @Autowired
    Signing signing;

    @Autowired
    SignOffs signOffs;

    @Autowired
    TickedChanges ticked;

    @Autowired
    AuditVerifier verifier;

    @Autowired
    People people;

    @Autowired
    ReviewReadModel readModel;

    @Autowired
    Reviews reviews;

    @Autowired
    Credentials credentials;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock.Settable clock;

    AtReview at;
    Person reviewer;

    @BeforeEach
    void aReviewer(@Autowired AutowireCapableBeanFactory server) {
        at = AtReview.of(server);
        reviewer = at.aReviewer();
    }

    @AfterEach
    void putTheClockRight() {
        clock.reset();
    }

    @Test
    void aSignatureKeepsWhoWhatAndOnWhichCredential() {
        Article article = at.inTheHandsOf(reviewer);
        String task = at.turn(article).taskId();
        Revision revision = at.latest(article);
        String statement = at.statement(article, reviewer);
        Credential held = credentials.inForce(reviewer.id(), newsroom.today()).orElseThrow();

        sign(article, reviewer);

        SignOff signOff = signOffs.on(article.id()).get(0);
        assertThat(signOff.revision()).isEqualTo(revision.number());
        assertThat(signOff.sha256()).isEqualTo(revision.text().sha256());
        assertThat(signOff.signer()).isEqualTo(reviewer.id());
        assertThat(signOff.byline()).isEqualTo(reviewer.name() + ", FNP-BC");
        assertThat(signOff.credentialIssuer()).isEqualTo("ANCC");
        assertThat(signOff.credentialNumber()).isEqualTo("2019000001");
        assertThat(signOff.credentialIssued()).isEqualTo(held.issued());
        assertThat(signOff.credentialExpires()).isEqualTo(held.expires());
        assertThat(signOff.credentialVerifiedBy()).startsWith("Publisher");
        assertThat(signOff.meaning()).isEqualTo("medical review");
        assertThat(signOff.statement())
                .isEqualTo(statement)
                .contains(reviewer.name())
                .contains(revision.text().title());
        assertThat(signOff.method()).isEqualTo("password");
        assertThat(signOff.remoteAddress()).isEqualTo("127.0.0.1");
        assertThat(signOff.taskId()).isEqualTo(task);
        assertThat(signOffs.byTask(task)).contains(signOff);
        assertThat(lastAudited(article, "revision.signed").facts())
                .containsEntry("sha256", signOff.sha256())
                .containsEntry("signOff", signOff.id().toString())
                .containsEntry("signer", signOff.byline());
    }

    /** Readers are shown the line: the clinician's number and where they sat are not for them. */
    @Test
    void theLineTellsNobodyWhatIsNotForReaders() {
        Article article = at.inTheHandsOf(reviewer);

        SignOff signOff = sign(article, reviewer);

        assertThat(lastAudited(article, "revision.signed").facts().toString())
                .doesNotContain(
                        signOff.credentialNumber(), signOff.remoteAddress(), signOff.taskId(), signOff.statement());
        assertThat(signOff.salt())
                .hasSize(64)
                .isNotEqualTo(sign(at.inTheHandsOf(reviewer), reviewer).salt());
    }

    @Test
    void aSignedTextGoesOnToThePublishers() {
        Article article = at.inTheHandsOf(reviewer);

        sign(article, reviewer);

        assertThat(at.turn(article).formKey()).isEqualTo("publish");
    }

    @Test
    void whoeverDoesNotHaveTheTurnDoesNotSign() {
        Article article = at.inTheHandsOf(reviewer);
        Person other = at.aReviewer();

        assertRefused(article, other, TurnAccess.NoSuchTurn.class);
    }

    @Test
    void theWriterDoesNotSignTheirOwnText() {
        Person both = newsroom.person("Both", Role.writer(), Role.medicalReviewer());
        Article article = newsroom.aDraftBy(at.knowing(both));
        at.submit(article, both);
        assertThatThrownBy(() -> at.take(article, both)).isInstanceOf(SigningPolicy.OwnText.class);
        at.putInto(both, article);

        assertRefused(article, both, SigningPolicy.OwnText.class);
    }

    @Test
    void whoeverSavedARevisionDoesNotSign() {
        Article article = at.inTheHandsOf(reviewer);
        at.save(article, reviewer, "Most adults need eight hours.");

        assertRefused(article, reviewer, SigningPolicy.OwnText.class);
    }

    @Test
    void aTextThatChangedAfterItWasReadIsNotSigned() {
        Person writer = newsroom.aWriter();
        Article article = at.inTheHandsOf(reviewer, writer);
        SigningInput input = at.signature(article, reviewer);
        at.save(article, writer, "Most adults need nine hours.");

        assertThatThrownBy(() -> signing.sign(reviewer, at.turn(article).taskId(), input))
                .isInstanceOfSatisfying(
                        ReadRevision.StaleRevision.class,
                        stale -> assertThat(stale.read()).isEqualTo(1))
                .isInstanceOfSatisfying(
                        ReadRevision.StaleRevision.class,
                        stale -> assertThat(stale.latest()).isEqualTo(2));
        assertNothingSigned(article);
    }

    @Test
    void aTamperedTextIsSignedByNobodyAndTheAuditKeepsThatItWasFound() {
        Article article = at.inTheHandsOf(reviewer);
        at.tamper(article);

        assertRefused(article, reviewer, ReadRevision.TextNotIntact.class);
        assertThat(lastAudited(article, "text.not-intact").facts())
                .containsEntry("recorded", at.latest(article).sha256())
                .containsEntry("found", at.latest(article).text().sha256());
    }

    @Test
    void aCredentialThatExpiresTodaySignsTodayAndNotTomorrow() {
        clock.standStill();
        Person lastDay = at.knowing(newsroom.person("Reviewer", Role.medicalReviewer()));
        newsroom.certify(lastDay, LocalDate.now(clock), LocalDate.now(clock), LocalDate.now(clock));
        Article today = at.inTheHandsOf(lastDay);
        Article tomorrow = at.inTheHandsOf(lastDay);

        sign(today, lastDay);
        clock.advance(Duration.ofDays(1));

        assertThat(assertRefused(tomorrow, lastDay, SigningPolicy.NoCredentialInForce.class)
                        .key())
                .isEqualTo("refusal.NoCredentialInForce.expired");
    }

    /** 23:30 and 00:30 in Auckland are two days, and one in Greenwich. */
    @Test
    void aCredentialExpiresAtTheNewsroomsMidnight() {
        clock.moveTo(ZoneId.of("Pacific/Auckland"));
        ZonedDateTime night = ZonedDateTime.now(clock).minusDays(1).with(LocalTime.of(23, 30));
        clock.set(night.toInstant());
        LocalDate day = night.toLocalDate();
        Person lastDay = at.knowing(newsroom.person("Reviewer", Role.medicalReviewer()));
        newsroom.certify(lastDay, day, day, day);
        Article before = at.inTheHandsOf(lastDay);
        Article after = at.inTheHandsOf(lastDay);

        sign(before, lastDay);
        clock.advance(Duration.ofHours(1));

        assertRefused(after, lastDay, SigningPolicy.NoCredentialInForce.class);
    }

    @Test
    void aStatementOtherThanTheOneShownIsNotRecorded() {
        Article article = at.inTheHandsOf(reviewer);
        SigningInput input = at.signature(article, reviewer);

        assertThatThrownBy(() -> signing.sign(
                        reviewer,
                        at.turn(article).taskId(),
                        new SigningInput(
                                input.read(), "", Set.of(), "I have read some of it.", true, AtReview.PASSWORD, "")))
                .isInstanceOf(SigningInput.StatementChanged.class);
        assertNothingSigned(article);
    }

    @Test
    void theFirstWrongPasswordsAreAnsweredAndThenEvenTheRightOneWaits() {
        Article article = at.inTheHandsOf(reviewer);
        SigningInput right = at.signature(article, reviewer);
        SigningInput wrong = new SigningInput(right.read(), "", Set.of(), right.statement(), true, "guess", "");
        String task = at.turn(article).taskId();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> signing.sign(reviewer, task, wrong))
                    .isInstanceOf(Signing.PasswordDoesNotMatch.class);
        }

        assertThatThrownBy(() -> signing.sign(reviewer, task, right))
                .isInstanceOf(WrongPasswords.TooManyWrongPasswords.class);
        clock.advance(Duration.ofMinutes(16));
        signing.sign(reviewer, task, right);
        assertThat(signOffs.on(article.id())).hasSize(1);
    }

    @Test
    void aHighRiskTextWantsTwoDistinctClinicians() {
        Article article = at.ofHighRisk();
        sign(article, reviewer);
        assertThat(at.turn(article).formKey()).isEqualTo("review");
        assertThatThrownBy(() -> at.take(article, reviewer)).isInstanceOf(SigningPolicy.AlreadySigned.class);
        at.putInto(reviewer, article);

        assertRefused(article, reviewer, SigningPolicy.AlreadySigned.class, 1);
        worklist.handBack(reviewer, at.turn(article).taskId(), "Signed it already.");
        sign(article, at.aReviewer());

        assertThat(at.turn(article).formKey()).isEqualTo("publish");
        assertThat(readModel.signatures(article.id()).given()).isEqualTo(2);
    }

    @Test
    void oneChangedCharacterAndTheSignatureNoLongerHolds() {
        Person writer = newsroom.aWriter();
        Article article = at.inTheHandsOf(reviewer, writer);
        SignOff signOff = sign(article, reviewer);

        Revision changed = at.save(article, writer, at.latest(article).text().body() + "!");

        assertThat(signOff.holdsFor(changed.sha256())).isFalse();
        assertThat(signOffs.matching(article.id(), changed.sha256())).isEmpty();
        assertThat(readModel.signatures(article.id()).given()).isZero();
        assertThat(signOffs.on(article.id())).containsExactly(signOff);
    }

    @Test
    void aTextThatComesBackUnchangedMayBeSignedAgainByItsReviewer() {
        Person writer = newsroom.aWriter();
        Article article = at.inTheHandsOf(reviewer, writer);
        reviews.requestChanges(reviewer, at.turn(article).taskId(), at.read(article), "Please explain.");
        at.submit(article, writer);
        assertThat(at.turn(article).isHeldBy(reviewer.id())).isTrue();

        sign(article, reviewer);

        assertThat(at.turn(article).formKey()).isEqualTo("publish");
    }

    @Test
    void ofTwoClicksOnSignOneSignsAndTheOtherIsTold() throws Exception {
        for (int i = 0; i < 5; i++) {
            Article article = at.inTheHandsOf(reviewer);
            String task = at.turn(article).taskId();
            SigningInput input = at.signature(article, reviewer);

            List<Object> outcomes =
                    atOnce(() -> signing.sign(reviewer, task, input), () -> signing.sign(reviewer, task, input));

            assertThat(outcomes)
                    .hasAtLeastOneElementOfType(SignOff.class)
                    .hasAtLeastOneElementOfType(TurnAccess.TurnIsOver.class);
            assertThat(signOffs.on(article.id())).hasSize(1);
            assertThat(at.turn(article).formKey()).isEqualTo("publish");
        }
    }

    @Test
    void ofSigningAndSendingBackAtOnceOnlyOneHappens() throws Exception {
        for (int i = 0; i < 5; i++) {
            Article article = at.inTheHandsOf(reviewer);
            String task = at.turn(article).taskId();
            SigningInput input = at.signature(article, reviewer);

            List<Object> outcomes = atOnce(() -> signing.sign(reviewer, task, input), () -> {
                reviews.requestChanges(reviewer, task, input.read(), "Wait.");
                return "sent back";
            });

            assertThat(outcomes).hasAtLeastOneElementOfType(TurnAccess.TurnIsOver.class);
            assertThat(signOffs.on(article.id()).size()
                            + reviews.notesOn(article.id()).size())
                    .isEqualTo(1);
        }
    }

    @Test
    void theDatabaseItselfRefusesToChangeASignature() {
        Article article = at.inTheHandsOf(reviewer);
        sign(article, reviewer);
        var change = jdbc.sql("update sign_off set signer_name = 'Somebody Else' where article_id = ?")
                .param(article.id().value());
        var removal = jdbc.sql("delete from sign_off where article_id = ?")
                .param(article.id().value());

        assertThatThrownBy(change::update).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(removal::update).isInstanceOf(DataAccessException.class);
        assertThat(signOffs.on(article.id()).get(0).signerName()).isEqualTo(reviewer.name());
    }

    @Test
    void aSignatureKeepsEachChangeThatWasTickedOffAndBetweenWhichTexts() {
        Article article = sentBackWith("Take ≤5 mg.", "Take ≥5 mg.");
        Revision before = at.toTick(article, reviewer).base();

        SignOff signOff = sign(article, reviewer);

        assertThat(ticked.with(signOff)).singleElement().satisfies(change -> {
            assertThat(change.beforeRevision()).isEqualTo(before.number());
            assertThat(change.beforeSha256()).isEqualTo(before.sha256());
            assertThat(change.sha256()).isEqualTo(signOff.sha256());
            assertThat(change.before()).isEqualTo("≤");
            assertThat(change.after()).isEqualTo("≥");
            assertThat(change.lead()).isEqualTo("Take");
            assertThat(change.tail()).isEqualTo("5 mg.");
        });
        assertThat(lastAudited(article, "revision.signed").facts()).containsEntry("changesTicked", "1");
        assertThat(verifier.verify("test").links())
                .noneMatch(link ->
                        link.chain().equals(article.id().subject().key()) && "revision.signed".equals(link.action()));
    }

    @Test
    void aChangeThatIsNotTickedOffIsNotSigned() {
        Article article = sentBackWith("Take 5 mg.", "Take −5 mg.");
        SigningInput all = at.signature(article, reviewer);

        assertRefused(article, ticking(all, all.comparedWith(), Set.of()), ChangesToTick.ChangesNotTicked.class);
        assertRefused(article, ticking(all, all.comparedWith(), Set.of("guess")), ChangesToTick.ChangesNotTicked.class);
        assertRefused(article, ticking(all, "", all.ticks()), ChangesToTick.OtherChanges.class);
    }

    @Test
    void ticksOfAPageThatGotOldTickNothingElseOff() {
        Article article = sentBackWith("Take 5 mg.", "Take 6 mg.");
        SigningInput old = at.signature(article, reviewer);
        at.save(article, newsroom.aWriter(), "Take 7 mg.");
        SigningInput now = at.signature(article, reviewer);

        assertRefused(article, old, ReadRevision.StaleRevision.class);
        assertRefused(article, ticking(now, now.comparedWith(), old.ticks()), ChangesToTick.ChangesNotTicked.class);
        assertThat(old.ticks()).doesNotContainAnyElementsOf(now.ticks());
    }

    /** A dose changed in a draft that was sent back for something else is still ticked off. */
    @Test
    void whatWasOnlySentBackMeanwhileHasTickedNothingOff() {
        Article article = sentBackWith("Take 5 mg.", "Take 50 mg.");
        reviews.requestChanges(reviewer, at.turn(article).taskId(), at.read(article), "Name the source.");
        at.save(article, writerOf(article), "Take 50 mg. So they say.");
        at.submit(article, writerOf(article));

        assertThat(at.toTick(article, reviewer).changes())
                .anySatisfy(change -> assertThat(change.after()).isEqualTo("50"));
    }

    @Test
    void whoeverReadsATextForTheFirstTimeHasNothingToTickOff() {
        Article article = at.inTheHandsOf(reviewer);

        assertThat(at.toTick(article, reviewer)).isEqualTo(ChangesToTick.NONE);
    }

    @Test
    void aClinicianTicksOffWhatChangedSinceAnotherSigned() {
        Article article = at.ofHighRisk();
        sign(article, reviewer);
        at.save(article, writerOf(article), at.latest(article).text().body() + "\n\nTake 5 mg.");
        Person second = at.aReviewer();

        assertThat(at.toTick(article, second).why()).isEqualTo(ChangesToTick.Why.SIGNED_BY_ANOTHER);
        assertThat(at.toTick(article, second).changes()).hasSize(1);
        assertThat(at.toTick(article, reviewer).why()).isEqualTo(ChangesToTick.Why.SIGNED);
    }

    @Test
    void theDatabaseItselfRefusesToChangeWhatWasTickedOff() {
        sign(sentBackWith("Take ≤5 mg.", "Take ≥5 mg."), reviewer);
        var change = jdbc.sql("update ticked_change set after_text = 'something else'");
        var removal = jdbc.sql("delete from ticked_change");

        assertThatThrownBy(change::update).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(removal::update).isInstanceOf(DataAccessException.class);
    }

    private Article sentBackWith(String before, String after) {
        Person writer = newsroom.aWriter();
        Article article = newsroom.aDraftBy(writer);
        at.save(article, writer, before);
        at.submit(article, writer);
        at.take(article, reviewer);
        reviews.requestChanges(reviewer, at.turn(article).taskId(), at.read(article), "Not that.");
        at.save(article, writer, after);
        at.submit(article, writer);
        return article;
    }

    private Person writerOf(Article article) {
        return people.require(article.writer());
    }

    private static SigningInput ticking(SigningInput input, String comparedWith, Set<String> ticks) {
        return new SigningInput(
                input.read(),
                comparedWith,
                ticks,
                input.statement(),
                input.agreed(),
                input.password(),
                input.remoteAddress());
    }

    private void assertRefused(Article article, SigningInput input, Class<? extends Refusal> refusal) {
        assertThatThrownBy(() -> signing.sign(reviewer, at.turn(article).taskId(), input))
                .isInstanceOf(refusal);
        assertNothingSigned(article);
    }

    private SignOff sign(Article article, Person person) {
        return at.sign(article, person);
    }

    private <T extends Refusal> T assertRefused(Article article, Person person, Class<T> refusal) {
        return assertRefused(article, person, refusal, signOffs.on(article.id()).size());
    }

    private <T extends Refusal> T assertRefused(Article article, Person person, Class<T> refusal, int signatures) {
        List<T> refusals = new ArrayList<>();
        assertThatThrownBy(() -> signing.sign(person, at.turn(article).taskId(), at.signature(article, person)))
                .isInstanceOfSatisfying(refusal, refusals::add);
        assertThat(signOffs.on(article.id())).hasSize(signatures);
        assertThat(at.turn(article).formKey()).isEqualTo("review");
        return refusals.get(0);
    }

    private void assertNothingSigned(Article article) {
        assertThat(signOffs.on(article.id())).isEmpty();
        assertThat(at.turn(article).formKey()).isEqualTo("review");
    }

    private AuditEntry lastAudited(Article article, String action) {
        return audit.chain(article.id().subject()).stream()
                .filter(entry -> entry.action().equals(action))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** What each action gave back or threw. */
    private static List<Object> atOnce(java.util.concurrent.Callable<?> first, java.util.concurrent.Callable<?> second)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Object>> running = new ArrayList<>();
            for (java.util.concurrent.Callable<?> action : List.of(first, second)) {
                running.add(threads.submit(() -> {
                    start.await();
                    try {
                        return action.call();
                    } catch (Refusal refusal) {
                        return refusal;
                    }
                }));
            }
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> outcome : running) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }
}
