package org.imprimatur.report;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A reader's report as a case.
 *
 * @param number          how people call it: "R-12"
 * @param token           leads the reader's answers back to it
 * @param article         null while nobody knows which one it is about
 * @param matchedBy       how the article was found, null if it was not
 * @param subject         as the reader wrote it
 * @param outcome         null until somebody decided
 * @param ackDue          null if no acknowledgement is owed
 * @param decidedRevision the article's newest revision when it was decided
 * @param safeguard       what protects readers meanwhile, null if nothing needs to
 * @param mergedInto      the report whose answer is this reader's too, null if it stands alone
 * @param rounds          1, and one more each time it was reopened
 */
public record Report(
        ReportId id,
        int number,
        String token,
        UUID sourceMail,
        Reporter reporter,
        @Nullable ArticleId article,
        @Nullable MatchedBy matchedBy,
        String subject,
        State state,
        @Nullable Outcome outcome,
        Instant openedAt,
        @Nullable Instant ackDue,
        Instant outcomeDue,
        Instant nextDue,
        @Nullable Instant acknowledgedAt,
        @Nullable PersonId decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Integer decidedRevision,
        String summary,
        @Nullable Safeguard safeguard,
        String safeguardWords,
        Instant lastMailAt,
        int mails,
        @Nullable Instant closedAt,
        @Nullable ReportId mergedInto,
        @Nullable Instant reopenedAt,
        int rounds) {

    /** Where a report stands. */
    public enum State {
        /** Nobody has decided what it is. */
        NEW,
        /** It is a mistake, and the corrected text is not live yet. */
        WAITING,
        /** It goes with another report, and gets its answer. */
        MERGED,
        /** It has its answer, or nobody to give it to. */
        CLOSED;

        boolean isOpen() {
            return this != CLOSED;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is done for readers before a dangerous mistake is corrected. */
    public enum Safeguard {
        BANNER,
        WITHDRAWAL
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    /** "R-12" */
    public String name() {
        return "R-" + number;
    }

    public boolean isOverdueAt(Instant now) {
        return isOpen() && nextDue.isBefore(now);
    }

    /** The reader has written after it was decided; reopened, it has no decision any more. */
    public boolean hasNews() {
        return decidedAt == null ? reopenedAt != null : lastMailAt.isAfter(decidedAt);
    }
}
