package org.imprimatur.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What people may do about a mail that came in, wherever it stands, and when it refuses. */
class InboundMailEntryTests {

    private static final String WHY = "An advertisement";

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
                    state,       has a report, sorted anew, made a report, discarded
                    RECEIVED,    false,        false,       false,         false
                    ACCEPTED,    true,         false,       false,         false
                    ATTACHED,    true,         false,       false,         false
                    BOUNCE,      false,        true,        true,          true
                    AUTO,        false,        true,        true,          true
                    AUTO,        true,         false,       false,         false
                    HELD,        false,        true,        true,          true
                    QUARANTINED, false,        true,        true,          true
                    QUARANTINED, true,         true,        false,         false
                    DISCARDED,   false,        true,        true,          false
                    """)
    void whatMayBeDoneIsDoneAndOtherwiseTheMailHasMovedOn(
            InboundMailState state, boolean hasReport, boolean sortedAnew, boolean madeReport, boolean discarded) {
        InboundMailEntry mail = mail(state, true, hasReport);

        assertThat(mail.mayBeReprocessed()).isEqualTo(sortedAnew);
        assertThat(mail.mayBecomeReport()).isEqualTo(madeReport);
        assertThat(mail.mayBeDiscarded()).isEqualTo(discarded);
        assertHasMovedOnUnless(sortedAnew, mail::mustBeReprocessable);
        assertHasMovedOnUnless(madeReport, mail::mustBeReportable);
        assertHasMovedOnUnless(discarded, () -> mail.mustBeDiscardable(WHY));
    }

    @Test
    void aMailThatAWorkerHasClaimedIsLeftToIt() {
        for (boolean kept : List.of(true, false)) {
            InboundMailEntry mail = mail(InboundMailState.PROCESSING, kept, false);

            assertThat(mail.mayBeReprocessed()).isFalse();
            assertThat(mail.mayBecomeReport()).isFalse();
            assertThat(mail.mayBeDiscarded()).isFalse();
            assertThatThrownBy(mail::mustBeReprocessable).isInstanceOf(InboundMailEntry.MailIsBeingSorted.class);
            assertThatThrownBy(mail::mustBeReportable).isInstanceOf(InboundMailEntry.MailIsBeingSorted.class);
            assertThatThrownBy(() -> mail.mustBeDiscardable(" "))
                    .isInstanceOf(InboundMailEntry.MailIsBeingSorted.class);
        }
    }

    @ParameterizedTest
    @EnumSource(value = InboundMailState.class, names = "PROCESSING", mode = Mode.EXCLUDE)
    void whatIsNotThereIsNeitherSortedNorMadeAReport(InboundMailState state) {
        InboundMailEntry mail = mail(state, false, false);

        assertThat(mail.mayBeReprocessed()).isFalse();
        assertThat(mail.mayBecomeReport()).isFalse();
        assertThatThrownBy(mail::mustBeReprocessable).isInstanceOf(InboundMailEntry.MailIsNotKept.class);
        assertThatThrownBy(mail::mustBeReportable).isInstanceOf(InboundMailEntry.MailIsNotKept.class);
    }

    @Test
    void whatIsNotThereCanBeDiscarded() {
        InboundMailEntry mail = mail(InboundMailState.QUARANTINED, false, false);

        assertThat(mail.mayBeDiscarded()).isTrue();
        mail.mustBeDiscardable(WHY);
    }

    @ParameterizedTest
    @EnumSource(value = InboundMailState.class, names = "PROCESSING", mode = Mode.EXCLUDE)
    void nothingIsDiscardedWithoutAReason(InboundMailState state) {
        assertThatThrownBy(() -> mail(state, true, false).mustBeDiscardable(" \n"))
                .isInstanceOf(InboundMailEntry.NoReasonToDiscard.class);
    }

    private static void assertHasMovedOnUnless(boolean done, Runnable action) {
        if (done) {
            assertThatCode(action::run).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(action::run).isInstanceOf(InboundMailEntry.MailHasMovedOn.class);
        }
    }

    private static InboundMailEntry mail(InboundMailState state, boolean kept, boolean hasReport) {
        return new InboundMailEntry(
                UUID.randomUUID(),
                1,
                Provenance.fromFile("a test", 100),
                kept,
                null,
                null,
                1,
                Instant.EPOCH,
                state,
                null,
                List.of(),
                1,
                null,
                null,
                null,
                null,
                List.of(),
                "robin@reader.test",
                "Robin Reader",
                "A mistake",
                hasReport ? UUID.randomUUID() : null,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH);
    }
}
