package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.imprimatur.audit.LocalTimestampAuthority.Manner;
import org.imprimatur.audit.transparency.Timestamp;
import org.imprimatur.audit.transparency.TimestampRefused;
import org.imprimatur.audit.transparency.TimestampRefused.Why;
import org.imprimatur.audit.transparency.TrustAnchors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A timestamp is kept only if it is the answer to what was asked, by who may give it; and nobody waits for it long. */
class TimestampAuthorityClientTests {

    private static final String TEXT = "example.org/imprimatur\n3\nAAAA\n";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    static Path folder;

    static LocalTimestampAuthority authority;

    @BeforeAll
    static void anAuthority() throws Exception {
        authority = LocalTimestampAuthority.in(folder.resolve("authority"));
    }

    @AfterAll
    static void isShut() {
        if (authority != null) {
            authority.close();
        }
    }

    @Test
    void whatAnAuthorityAnswersIsAStampByItAtThatTime() throws Exception {
        TimestampAuthorityClient.Answer answer = ask(Manner.GOOD, TrustAnchors.read(authority.root()));
        assertThat(answer.timestamp().by()).isEqualTo("CN=Local-authority");
        assertThat(answer.timestamp().at())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(Timestamp.over(TEXT, answer.reply(), TrustAnchors.none())).isEqualTo(answer.timestamp());
        assertThatThrownBy(() -> Timestamp.over(TEXT + "x", answer.reply(), TrustAnchors.none()))
                .isInstanceOf(TimestampRefused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "NEVER, NO_ANSWER",
        "TRICKLING, NO_ANSWER",
        "ENDLESS, TOO_LONG",
        "FAILING, NO_ANSWER",
        "TALKING, NOT_A_REPLY",
        "NESTING, NOT_A_REPLY",
        "REJECTING, REJECTED",
        "OF_ANOTHER_NONCE, OTHER_NONCE",
        "OF_ANOTHER_TEXT, OTHER_TEXT",
        "WITHOUT_CERTIFICATE, NO_CERTIFICATE",
        "WITH_A_CERTIFICATE_FOR_SOMETHING_ELSE, NOT_FOR_STAMPS",
        "SIGNED_BY_SOMEBODY_ELSE, NOT_SIGNED"
    })
    void whatIsNotTheAnswerIsRefusedInTimeAndSaysWhy(Manner manner, Why why) {
        Instant begun = Instant.now();
        TimestampRefused refused = refused(manner, TrustAnchors.none());
        assertThat(refused.why()).as(refused.detail()).isEqualTo(why);
        assertThat(Duration.between(begun, Instant.now())).isLessThan(PATIENCE.plusSeconds(3));
    }

    @Test
    void whomTheSettingsDoNotTrustIsRefused() throws Exception {
        assertThat(refused(Manner.GOOD, TrustAnchors.read(authority.anotherRoot()))
                        .why())
                .isEqualTo(Why.NOT_TRUSTED);
    }

    @Test
    void aFileThatHoldsNoCertificateTrustsNobodyInsteadOfEverybody() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        for (Path file : new Path[] {empty, folder.resolve("missing.pem")}) {
            assertThatThrownBy(() -> TrustAnchors.read(file))
                    .isInstanceOfSatisfying(
                            TimestampRefused.class,
                            refused -> assertThat(refused.why()).isEqualTo(Why.NO_TRUST));
        }
    }

    private static TimestampRefused refused(Manner manner, TrustAnchors trust) {
        TimestampRefused refused = catchThrowableOfType(TimestampRefused.class, () -> ask(manner, trust));
        assertThat(refused).as("kept what was " + manner).isNotNull();
        return refused;
    }

    private static TimestampAuthorityClient.Answer ask(Manner manner, TrustAnchors trust) throws TimestampRefused {
        return new TimestampAuthorityClient(authority.that(manner).address(), PATIENCE).stamp(TEXT, trust);
    }
}
