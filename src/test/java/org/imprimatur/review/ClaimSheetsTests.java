package org.imprimatur.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.article.Article;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.audit.AuditVerifier;
import org.imprimatur.people.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
@OnBothDatabases
class ClaimSheetsTests {

    private static final String BODY = "Adults need 7 hours of sleep [@watson2015]. Naps of 20 minutes help. "
            + "Coffee lowers the need for sleep. Sleep well.";

    @Autowired
    Newsroom newsroom;

    @Autowired
    ClaimSheets sheets;

    @Autowired
    SignedVerdicts verdicts;

    @Autowired
    SignOffs signOffs;

    @Autowired
    Reviews reviews;

    @Autowired
    AuditTrail audit;

    @Autowired
    AuditVerifier verifier;

    @Autowired
    JdbcClient jdbc;

    AtReview at;
    Person writer;
    Person reviewer;
    Article article;

    @BeforeEach
    void aTextInTheHandsOfItsReviewer(@Autowired AutowireCapableBeanFactory server) {
        at = AtReview.of(server);
        writer = newsroom.aWriter();
        reviewer = at.aReviewer();
        article = newsroom.aDraftBy(writer);
        at.save(article, writer, BODY);
        at.submit(article, writer);
        at.take(article, reviewer);
    }

    @Test
    void claimsAreListedBesideTheirSourcesOrTheirAbsence() {
        ClaimSheet sheet = sheet();

        assertThat(sheet.entries())
                .extracting(entry -> entry.claim().words())
                .containsExactly(
                        "Most adults do best with seven hours or more.",
                        "Adults need 7 hours of sleep.",
                        "Naps of 20 minutes help.",
                        "Coffee lowers the need for sleep.");
        assertThat(sheet.withSources()).isEqualTo(1);
        assertThat(sheet.withoutSources()).isEqualTo(3);
        assertThat(sheet.open()).isEqualTo(4);
    }

    @Test
    void whatWasSignedBeforeClaimsWereKnownIsMadeKnown(@Autowired EarlierKnownClaims earlier) {
        judge(2, new VerdictInput(Verdict.SUPPORTED, "", "watson2015", "At least 7 hours.", "843"));
        at.sign(article, reviewer);
        List<String> signed = known();
        assertThat(signed).hasSize(1);

        jdbc.sql("delete from known_claim where article_id = ?")
                .param(article.id().value())
                .update();
        earlier.read();
        assertThat(known()).isEqualTo(signed);
        earlier.read();
        assertThat(known()).isEqualTo(signed);
    }

    private List<String> known() {
        return jdbc.sql("select concat(same_words, alike, verdict, source) from known_claim where article_id = ?")
                .param(article.id().value())
                .query(String.class)
                .list();
    }

    @Test
    void verdictsAreKeptWithTheSignatureAndItsLineAttestsThem() {
        judge(2, new VerdictInput(Verdict.SUPPORTED, "Fine.", "watson2015", "At least 7 hours.", "843"));
        judge(3, said(Verdict.NOT_SUPPORTED));
        judge(3, said(Verdict.BETTER_SOURCE));

        SignOff signature = at.sign(article, reviewer);

        assertThat(verdicts.with(List.of(signature)).get(signature.id()))
                .containsExactly(
                        new SignedVerdict(
                                2,
                                signature.sha256(),
                                "Adults need 7 hours of sleep.",
                                2,
                                Verdict.SUPPORTED,
                                "Fine.",
                                "watson2015",
                                "Recommended amount of sleep for a healthy adult",
                                "At least 7 hours.",
                                "843"),
                        new SignedVerdict(
                                3,
                                signature.sha256(),
                                "Naps of 20 minutes help.",
                                2,
                                Verdict.BETTER_SOURCE,
                                "",
                                "",
                                "",
                                "",
                                ""));
        assertThat(audit.chain(article.id().subject()))
                .filteredOn(entry -> entry.action().equals("revision.signed"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.facts()).containsEntry("claimsJudged", "2"));
        assertThat(broken()).isFalse();
    }

    @Test
    void aSignedVerdictIsNeverChanged() {
        judge(2, said(Verdict.SUPPORTED));
        SignOff signature = at.sign(article, reviewer);
        var change = jdbc.sql("update signed_verdict set verdict = 'NOT_SUPPORTED' where sign_off_id = ?")
                .param(signature.id());
        var removal =
                jdbc.sql("delete from signed_verdict where sign_off_id = ?").param(signature.id());

        assertThatThrownBy(change::update).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(removal::update).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aVerdictThatWasNotSignedBreaksTheRecord() {
        judge(2, said(Verdict.SUPPORTED));
        SignOff signature = at.sign(article, reviewer);
        jdbc.sql("""
                        insert into signed_verdict (sign_off_id, number, sha256, claim, given_in, verdict, note, source_key,
                                                    source, passage, page)
                        values (?, 4, ?, 'Coffee lowers the need for sleep.', 2, 'SUPPORTED', '', '', '', '', '')
                        """).params(signature.id(), signature.sha256()).update();

        assertThat(broken()).isTrue();
    }

    @Test
    void theNextRevisionAsksOnlyForWhatChanged() {
        for (int claim = 1; claim <= 4; claim++) {
            judge(claim, said(Verdict.SUPPORTED));
        }
        reviews.requestChanges(reviewer, at.turn(article).taskId(), at.read(article), "Please look at the naps.");
        at.save(
                article,
                writer,
                "An opening without figures.\n\nAdults need **7** hours of sleep [@watson2015]. Naps of 30 minutes help.");
        at.submit(article, writer);
        ClaimSheet sheet = sheet();

        assertThat(sheet.entries())
                .extracting(entry -> entry.claim().words(), ClaimSheet.Entry::isJudged)
                .containsExactly(
                        tuple("Most adults do best with seven hours or more.", true),
                        tuple("Adults need 7 hours of sleep.", true),
                        tuple("Naps of 30 minutes help.", false));
        assertThat(sheet.entries().get(2).earlier().anchor().quote()).isEqualTo("Naps of 20 minutes help.");
        assertThat(sheet.entries().get(1).isCarriedInto(sheet.revision())).isTrue();
        assertThat(sheet.gone())
                .extracting(gone -> gone.anchor().quote())
                .containsExactly("Coffee lowers the need for sleep.");

        SignOff signature = at.sign(article, reviewer);
        assertThat(verdicts.with(List.of(signature)).get(signature.id()))
                .extracting(SignedVerdict::number, SignedVerdict::givenIn)
                .containsExactly(tuple(1, 2), tuple(2, 2));
    }

    @Test
    void aClaimThatCitesAnotherSourceIsAskedAgain() {
        judge(2, said(Verdict.SUPPORTED));
        at.save(article, writer, BODY.replace("@watson2015", "@somebody"));

        ClaimSheet.Entry entry = sheet().entries().get(1);
        assertThat(entry.isJudged()).isFalse();
        assertThat(entry.earlier()).isNotNull();
    }

    @Test
    void whatIsSaidOfATextThatChangedMeanwhileIsKeptAndGoesOn() {
        ReadRevision read = at.read(article);
        at.save(article, writer, "New words first. " + BODY);

        sheets.keep(reviewer, at.now(article), at.turn(article).taskId(), read, 2, said(Verdict.SUPPORTED));

        assertThat(sheet().entries().get(1).isJudged()).isTrue();
    }

    @Test
    void aNoteAloneLeavesTheVerdictAsItWas() {
        judge(2, said(Verdict.SUPPORTED));
        judge(2, new VerdictInput(null, "On second thought: fine.", "", "", ""));

        assertThat(sheet().entries().get(1).verdict().said())
                .isEqualTo(new VerdictInput(Verdict.SUPPORTED, "On second thought: fine.", "", "", ""));
    }

    @Test
    void reviewersJudgeEachForThemselves() {
        Person other = at.aReviewer();
        judge(2, said(Verdict.SUPPORTED));

        assertThat(sheets.of(other.id(), at.now(article), at.latest(article)).open())
                .isEqualTo(4);
        assertThat(sheet().open()).isEqualTo(3);
    }

    @Test
    void aNewsroomMayWantAVerdictOnEachClaim() {
        assertThatThrownBy(() -> sheet().mustBeAnswered())
                .isInstanceOfSatisfying(
                        ClaimSheet.ClaimsUnanswered.class,
                        refusal -> assertThat(refusal.arguments()).containsExactly("4"));
        for (int claim = 1; claim <= 4; claim++) {
            judge(claim, said(claim == 1 ? Verdict.NO_CLAIM : Verdict.SUPPORTED));
        }
        sheet().mustBeAnswered();
    }

    @Test
    void ofAClaimThatIsNotThereNothingIsKept() {
        assertThatThrownBy(() -> judge(99, said(Verdict.SUPPORTED))).isInstanceOf(ClaimSheets.NoSuchClaim.class);
        assertThatThrownBy(() -> sheets.keep(
                        reviewer, at.now(article), "task", new ReadRevision(1, "0"), 1, said(Verdict.SUPPORTED)))
                .isInstanceOf(ClaimSheets.NoSuchClaim.class);
    }

    private ClaimSheet sheet() {
        return sheets.of(reviewer.id(), at.now(article), at.latest(article));
    }

    private void judge(int claim, VerdictInput input) {
        sheets.keep(reviewer, at.now(article), at.turn(article).taskId(), at.read(article), claim, input);
    }

    private boolean broken() {
        return verifier.verify("test").links().stream()
                .anyMatch(link ->
                        link.chain().equals(article.id().subject().key()) && "revision.signed".equals(link.action()));
    }

    private static VerdictInput said(Verdict verdict) {
        return new VerdictInput(verdict, "", "", "", "");
    }
}
