package org.imprimatur.report;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A reader's report as a case. Each of its verbs says what becomes of it, or refuses; {@link Reports#update} keeps what
 * a verb returns.
 *
 * @param number          how people call it: "R-12"
 * @param token           leads the reader's answers back to it
 * @param article         null while nobody knows which one it is about
 * @param ownArticle      which one that was before it went with another report, null unless it does or did
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
        @Nullable ArticleId ownArticle,
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
        /** Decided; it waits for its correction to go live, or for nothing but the next step of its process. */
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

    /** A new report of a mail: undecided, its reader owed an answer from now on. */
    static Report opened(
            String token,
            UUID mail,
            Reporter reporter,
            String subject,
            @Nullable ArticleId article,
            @Nullable MatchedBy by,
            ReportDeadlines deadlines,
            Instant now) {
        Instant ackDue = reporter.isTrusted() ? now.plus(deadlines.acknowledgeWithin()) : null;
        Instant outcomeDue = now.plus(deadlines.answerWithin());
        return new Report(
                ReportId.random(),
                0,
                token,
                mail,
                reporter,
                article,
                null,
                by,
                subject,
                State.NEW,
                null,
                now,
                ackDue,
                outcomeDue,
                ackDue == null || ackDue.isAfter(outcomeDue) ? outcomeDue : ackDue,
                null,
                null,
                null,
                null,
                "",
                null,
                "",
                now,
                0,
                null,
                null,
                null,
                1);
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

    /** Whether the nearest thing it owes its reader is word that the mail came, and not yet the answer. */
    public boolean isAcknowledgementNext() {
        return isAcknowledgementOwed() && nextDue.equals(ackDue);
    }

    /** The reader has written after it was decided; reopened, it has no decision any more. */
    public boolean hasNews() {
        return decidedAt == null ? reopenedAt != null : lastMailAt.isAfter(decidedAt);
    }

    /** Whether its reader is still to be told that the mail came. */
    public boolean isAcknowledgementOwed() {
        return isOpen() && acknowledgedAt == null && ackDue != null;
    }

    /** Whether its answer is written, and can still be worded anew. */
    public boolean isAnswerWaiting() {
        return state == State.WAITING;
    }

    /** Whether it can be taken out of the report it goes with, until its reader has the answer of that one. */
    public boolean mayBeTakenOut() {
        return state == State.MERGED;
    }

    /**
     * One more mail lies in it. What a machine wrote is no news of its reader.
     *
     * @param byPerson whether somebody wrote it
     */
    Report withMail(Instant now, boolean byPerson) {
        return with(next -> {
            next.mails = mails + 1;
            next.lastMailAt = byPerson ? now : lastMailAt;
        });
    }

    /**
     * Its reader is told that the mail came; told once, they stay so.
     *
     * @throws ReportIsClosed if they have their answer
     * @throws NobodyToAnswer if there is no address, or one that nobody should write to unseen
     */
    Report acknowledged(Instant now) {
        if (!isOpen()) {
            throw new ReportIsClosed(name());
        }
        if (!reporter.isTrusted()) {
            throw new NobodyToAnswer(name());
        }
        return acknowledgedAt != null
                ? this
                : with(next -> {
                    next.acknowledgedAt = now;
                    next.nextDue = outcomeDue;
                });
    }

    /** @throws ReportIsClosed if it is decided */
    void mustBeUndecided() {
        if (state != State.NEW) {
            throw new ReportIsClosed(name());
        }
    }

    /**
     * It is about this article.
     *
     * @throws ReportIsClosed if it is decided
     * @throws NeverLive if readers cannot have seen the article
     */
    Report matchedTo(Article matched, MatchedBy by) {
        mustBeUndecided();
        NeverLive.refuse(matched);
        return with(next -> {
            next.article = matched.id();
            next.matchedBy = by;
        });
    }

    /**
     * Refuses to go past what its reader has just written.
     *
     * @param seen how many mails somebody had before their eyes
     * @throws WroteAgain if there are others
     */
    void mustHaveBeenRead(int seen) {
        if (mails != seen) {
            throw new WroteAgain(name());
        }
    }

    /**
     * Somebody decided what it is. Whatever that is, it waits now: for its correction, or for nothing but the next step of
     * its process.
     *
     * @throws ReportIsClosed if it is answered, or goes with another
     */
    Report decided(TriageDecision decision, PersonId by, Instant now) {
        mustBeUnanswered();
        return with(next -> {
            next.state = State.WAITING;
            next.outcome = decision.outcome();
            next.decidedBy = by;
            next.decidedAt = now;
            next.decidedRevision = decision.revision();
            next.summary = decision.summary();
            next.safeguard = decision.safeguard();
            next.safeguardWords = decision.safeguardWords();
            next.nextDue = outcomeDue;
        });
    }

    /**
     * It goes with another from now on, and is about that one's article.
     *
     * @throws NoOriginalChosen if the other one is itself
     * @throws ReportIsClosed if it is answered, or goes with another already
     */
    Report mergedInto(Report original, PersonId by, Instant now) {
        if (original.id.equals(id)) {
            throw new NoOriginalChosen();
        }
        mustBeUnanswered();
        return with(next -> {
            next.state = State.MERGED;
            next.outcome = Outcome.DUPLICATE;
            next.mergedInto = original.id;
            next.decidedBy = by;
            next.decidedAt = now;
            next.ownArticle = article;
            next.article = original.article;
        });
    }

    /**
     * Undecided and about its own article again, as if it had never gone with the other.
     *
     * @throws StandsAlone if it does not go with that one
     * @throws AnsweredTogether if its reader has that one's answer
     */
    Report takenOutOf(Report original) {
        if (!original.id.equals(mergedInto)) {
            throw new StandsAlone(name());
        }
        if (!mayBeTakenOut()) {
            throw new AnsweredTogether(name(), original.name());
        }
        return with(next -> {
            next.state = State.NEW;
            next.outcome = null;
            next.decidedBy = null;
            next.decidedAt = null;
            next.mergedInto = null;
            next.article = ownArticle;
            next.ownArticle = null;
        });
    }

    /**
     * Undecided again; what was planned stays for whoever decides.
     *
     * @throws ReportIsClosed if it goes with another, with which it is decided
     */
    Report takenUpAgain() {
        if (state == State.MERGED) {
            throw new ReportIsClosed(name());
        }
        return with(next -> {
            next.state = State.NEW;
            next.closedAt = null;
        });
    }

    /** It has its answer, or nobody to give it to; given another one with the report it went with, it ends anew. */
    Report closed(Instant now) {
        return with(next -> {
            next.state = State.CLOSED;
            next.closedAt = now;
        });
    }

    /**
     * It is as if it had come today, but keeps its number and all that was said.
     *
     * @param answerBy when its reader is to have another answer
     */
    Report reopened(Instant answerBy, Instant now) {
        if (isOpen()) {
            throw new IllegalStateException(name() + " is open");
        }
        return with(next -> {
            next.state = State.NEW;
            next.outcome = null;
            next.decidedBy = null;
            next.decidedAt = null;
            next.decidedRevision = null;
            next.summary = "";
            next.safeguard = null;
            next.safeguardWords = "";
            next.closedAt = null;
            next.mergedInto = null;
            next.ackDue = null;
            next.outcomeDue = answerBy;
            next.nextDue = answerBy;
            next.reopenedAt = now;
            next.rounds = rounds + 1;
        });
    }

    /** @throws AnswerHasLeft if its answer cannot be worded anew */
    void mustHaveAnswerWaiting() {
        if (!isAnswerWaiting()) {
            throw new AnswerHasLeft(name());
        }
    }

    /**
     * Refuses to promise an answer that cannot go out.
     *
     * @throws NoAnswerWritten if it has no words
     * @throws NobodyToAnswer if there is no address
     */
    void mustBeAnswerable(String words) {
        if (VisibleText.isBlank(words)) {
            throw new NoAnswerWritten();
        }
        requireAddress();
    }

    /** @throws NobodyToAnswer if there is no address */
    String requireAddress() {
        String address = reporter.address();
        if (address == null) {
            throw new NobodyToAnswer(name());
        }
        return address;
    }

    /** Which article it is about, where nothing can be done without one. */
    ArticleId requireArticle() {
        if (article == null) {
            throw new IllegalStateException("Nobody knows which article " + name() + " is about");
        }
        return article;
    }

    /** Who decided it, where something is done because they did. */
    PersonId requireDecider() {
        if (decidedBy == null) {
            throw new IllegalStateException("Nobody has decided " + name());
        }
        return decidedBy;
    }

    /** @throws StandsAlone if it goes with no other */
    ReportId requireOriginal() {
        if (mergedInto == null) {
            throw new StandsAlone(name());
        }
        return mergedInto;
    }

    private void mustBeUnanswered() {
        if (state != State.NEW && state != State.WAITING) {
            throw new ReportIsClosed(name());
        }
    }

    private Report with(Consumer<ReportChange> change) {
        ReportChange next = new ReportChange(this);
        change.accept(next);
        return next.changed();
    }

    /** The reader has the answer of the report theirs went with; nothing takes it back. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class AnsweredTogether extends Refusal {

        AnsweredTogether(String report, String with) {
            super(report, with);
        }
    }

    /** The answer has gone out and cannot be changed any more. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class AnswerHasLeft extends Refusal {

        AnswerHasLeft(String report) {
            super(report);
        }
    }

    /** Readers have never seen the article, so they cannot have found a mistake in it. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NeverLive extends Refusal {

        NeverLive(String title) {
            super(title);
        }

        static void refuse(Article article) {
            if (article.lastLive() == null) {
                throw new NeverLive(article.title());
            }
        }
    }

    /** The reader is owed an answer, and it has no words. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoAnswerWritten extends Refusal {

        NoAnswerWritten() {
            super();
        }
    }

    /** There is no address to write to. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NobodyToAnswer extends Refusal {

        NobodyToAnswer(String report) {
            super(report);
        }
    }

    /** A report goes with another that is not itself. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoOriginalChosen extends Refusal {

        NoOriginalChosen() {
            super();
        }
    }

    /** The report is decided, or has its answer. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class ReportIsClosed extends Refusal {

        ReportIsClosed(String report) {
            super(report);
        }
    }

    /** It goes with no other report, or not any more with the one it went with a moment ago. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class StandsAlone extends Refusal {

        StandsAlone(String report) {
            super(report);
        }
    }

    /** The reader has written since the page was opened. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class WroteAgain extends Refusal {

        WroteAgain(String report) {
            super(report);
        }
    }
}
