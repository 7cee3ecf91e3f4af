package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.imprimatur.Newsroom;
import org.imprimatur.OnBothDatabases;
import org.imprimatur.ServerTest;
import org.imprimatur.SignedIn;
import org.imprimatur.TestClock;
import org.imprimatur.audit.BrokenLink.Damage;
import org.imprimatur.audit.LocalTimestampAuthority.Manner;
import org.imprimatur.platform.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** An authority outside says when the newest seal was there, and anybody with openssl sees that it did. */
@ServerTest
@OnBothDatabases
class SealTimestamperTests {

    @TempDir
    static Path authoritys;

    static LocalTimestampAuthority authority;

    @TempDir
    Path folder;

    @Autowired
    ApplicationContext server;

    @Autowired
    Sealer sealer;

    @Autowired
    SealTimestamps sealTimestamps;

    @Autowired
    SignedSeals seals;

    @Autowired
    AuditVerifier verifier;

    @Autowired
    AuditTrail audit;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock.Settable clock;

    @Autowired
    Newsroom newsroom;

    @Autowired
    MockMvc http;

    SealSettings settings;
    SealTimestamper sealTimestamper;

    @BeforeAll
    static void anAuthority() throws Exception {
        authority = LocalTimestampAuthority.in(authoritys.resolve("authority"));
    }

    @AfterAll
    static void isShut() {
        if (authority != null) {
            authority.close();
        }
    }

    @BeforeEach
    void aSealNobodyHasStamped() {
        authority.that(Manner.GOOD).after(() -> {});
        SealTimestampers.forget(server);
        settings = SealTimestampers.settings(authority, authority.root(), folder);
        sealTimestamper = SealTimestampers.stamper(server, settings);
        aNewSeal();
    }

    @AfterEach
    void nothingIsLeftOfAsking() {
        clock.reset();
        SealTimestampers.forget(server);
    }

    @Test
    void opensslVerifiesWhatTheServerKept() throws Exception {
        sealTimestamper.stampNewest();
        Seal seal = newestSeal();
        assertThat(sealTimestamps.newest()).map(SealTimestamp::seal).hasValue(seal.number());
        Path kept = settings.stampFiles().folder();
        assertThat(kept.resolve(seal.number() + ".checkpoint"))
                .hasContent(seal.signed().text());
        String verify =
                "openssl ts -verify -data " + seal.number() + ".checkpoint -in " + seal.number() + ".tsr" + " -CAfile ";
        assertThat(shell(kept, verify + authority.root())).contains("Verification: OK");
        assertThat(shell(kept, verify + authority.anotherRoot())).doesNotContain("Verification: OK");
        Files.writeString(kept.resolve(seal.number() + ".checkpoint"), "another text\n");
        assertThat(shell(kept, verify + authority.root())).doesNotContain("Verification: OK");
    }

    @Test
    void aSealWithoutAStampGetsItLaterAndThePageSaysWhyItHasNone() throws Exception {
        authority.that(Manner.REJECTING);
        assertThat(sealTimestamper.stamp()).isEmpty();
        assertThat(sealTimestamper.trouble()).contains("has no timestamp yet", "refused");
        authority.that(Manner.GOOD);
        assertThat(sealTimestamper.stamp()).as("asked again at once").isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(sealTimestamper.stamp())
                .map(SealTimestamp::seal)
                .hasValue(newestSeal().number());
        assertThat(sealTimestamper.trouble()).isEmpty();
        assertThat(page())
                .contains("Newest timestamp: over seal " + newestSeal().number() + ", by CN=Local-authority");
    }

    @Test
    void ofManySealsWithoutAStampTheNewestGetsOneAndStandsForAll() {
        aNewSeal();
        aNewSeal();
        int before = authority.timesAsked();
        assertThat(sealTimestamper.stamp())
                .map(SealTimestamp::seal)
                .hasValue(newestSeal().number());
        assertThat(sealTimestamps.find(newestSeal().number() - 1)).isEmpty();
        assertThat(sealTimestamper.stamp()).as("there is no newer seal").isEmpty();
        aNewSeal();
        assertThat(sealTimestamper.stamp()).as("within the hour").isEmpty();
        clock.advance(Duration.ofMinutes(61));
        assertThat(sealTimestamper.stamp()).isPresent();
        assertThat(authority.timesAsked()).isEqualTo(before + 2);
    }

    @Test
    void onlyOneNodeAsks() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        authority.after(() -> {
            asked.countDown();
            await(answer);
        });
        int before = authority.timesAsked();
        var nodes = Executors.newSingleThreadExecutor();
        try {
            Future<Optional<SealTimestamp>> first = nodes.submit(() -> sealTimestamper.stamp());
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(SealTimestampers.stamper(server, settings).stamp()).isEmpty();
            answer.countDown();
            assertThat(first.get(10, TimeUnit.SECONDS)).isPresent();
        } finally {
            answer.countDown();
            nodes.shutdownNow();
        }
        assertThat(authority.timesAsked()).isEqualTo(before + 1);
    }

    @Test
    void nothingIsHeldInTheDatabaseWhileTheAuthorityThinks() {
        AtomicInteger changed = new AtomicInteger();
        authority.after(
                () -> changed.set(jdbc.update("update audit_stamping set detail = 'written meanwhile' where id = 1")));
        assertThat(sealTimestamper.stamp()).isPresent();
        assertThat(changed).hasValue(1);
    }

    @Test
    void anAuthorityTheSettingsDoNotTrustIsNotBelieved() {
        SealTimestamper careful =
                SealTimestampers.stamper(server, SealTimestampers.settings(authority, authority.anotherRoot(), folder));
        assertThat(careful.stamp()).isEmpty();
        assertThat(careful.trouble()).contains("nobody issued");
        assertThat(sealTimestamps.find(newestSeal().number())).isEmpty();
    }

    @Test
    void stampsAreNeitherChangedNorTakenAway() {
        long seal = sealTimestamper.stamp().orElseThrow().seal();
        assertThatThrownBy(() -> jdbc.update("update audit_stamp set authority = 'CN=Me' where seal = ?", seal));
        assertThatThrownBy(() -> jdbc.update("delete from audit_stamp where seal = ?", seal));
    }

    @Test
    void aStampOfSomethingElseIsFoundByVerification() {
        long earlier = sealTimestamper.stamp().orElseThrow().seal();
        aNewSeal();
        clock.advance(Duration.ofHours(2));
        long later = sealTimestamper.stamp().orElseThrow().seal();
        assertThat(verifier.verify("test").links()).noneMatch(link -> link.damage() == Damage.STAMP_BROKEN);
        try (Tampering tampering = new Tampering(jdbc, transaction)) {
            tampering
                    .keep("audit_stamp", "seal = ?", earlier)
                    .change(
                            "update audit_stamp set reply = (select s.reply from audit_stamp s where s.seal = ?)"
                                    + " where seal = ?",
                            later,
                            earlier);
            assertThat(verifier.verify("test").links())
                    .filteredOn(link -> link.damage() == Damage.STAMP_BROKEN)
                    .extracting(BrokenLink::seq)
                    .containsExactly(earlier);
        }
        try (Tampering tampering = new Tampering(jdbc, transaction)) {
            tampering
                    .keep("audit_stamp", "seal = ?", later)
                    .change("update audit_stamp set at = '2020-01-01 00:00:00+00' where seal = ?", later);
            assertThat(verifier.verify("test").links()).anyMatch(link -> link.damage() == Damage.STAMP_BROKEN);
        }
    }

    @Test
    void whoeverVerifiesIsToldWhatTheNewestStampProves() {
        sealTimestamper.stamp();
        SealTimestampMessages timestampMessages = new SealTimestampMessages(
                sealTimestamps,
                seals,
                sealTimestamper,
                settings,
                server.getBean(org.imprimatur.platform.Messages.class));
        assertThat(String.join("\n", timestampMessages.report()))
                .contains(
                        "The newest, over seal " + newestSeal().number(),
                        "CN=Local-authority",
                        newestSeal().treeSize() + " lines and seals",
                        "timestamp-trust names",
                        "openssl ts -verify -data " + newestSeal().number() + ".checkpoint");
    }

    @Test
    void aServerWithoutAnAuthorityAsksNobodyAndSaysSo() throws Exception {
        assertThat(server.getBean(SealTimestamper.class).stamp()).isEmpty();
        verifier.verify("test");
        assertThat(page()).contains("imprimatur.seals.timestamp-authority names no timestamp authority");
    }

    private void aNewSeal() {
        transaction.executeWithoutResult(status ->
                audit.record(Subject.of("test:" + UUID.randomUUID()), null, () -> "turn.opened", "Write", Map.of()));
        sealer.sealAll();
    }

    private Seal newestSeal() {
        return seals.newest().orElseThrow();
    }

    private String page() throws Exception {
        return http.perform(get("/desk/audit").with(SignedIn.as(newsroom.anAdministrator())))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String shell(Path folder, String command) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
