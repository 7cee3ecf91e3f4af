package org.imprimatur.article;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * The level of risk of an article, and how it came to be that. By itself it only ever rises; whoever lowers it says why.
 *
 * @param level  null until somebody says one or the text is first handed in
 * @param weighed what in the text and its topic was known when it came to be this level
 * @param by     who said it; null for a level that was proposed
 * @param reason may be empty
 */
public record RiskLevel(
        ArticleId article,
        @Nullable Risk level,
        Basis basis,
        Set<String> weighed,
        @Nullable PersonId by,
        Instant at,
        String reason) {

    /** The longest reason that is kept. */
    public static final int LONGEST_REASON = 2000;

    /** What a level rests on. */
    public enum Basis {
        /** It was chosen when the article was begun, when nobody could change it any more. */
        KEPT,
        /** The writer said so, or nobody has said anything yet. */
        STATED,
        /** The text or its topic suggest it. */
        PROPOSED,
        /** A publisher confirmed or changed it. */
        DECIDED;

        /** The message key for it. */
        public String key(String stem) {
            return stem + "." + name();
        }
    }

    static RiskLevel stated(ArticleId article, @Nullable Risk level, PersonId writer, Instant at) {
        return new RiskLevel(article, level, Basis.STATED, Set.of(), writer, at, "");
    }

    public boolean isDecided() {
        return basis == Basis.DECIDED;
    }

    /** What holds if nothing else is said: of an article nobody has judged yet, what its text suggests. */
    public Risk inForce(RiskProposal proposal) {
        return level == null ? proposal.level() : level;
    }

    /** Whether the text suggests a graver level than holds, by words nobody has weighed. */
    public boolean isBelow(RiskProposal proposal) {
        return level != null
                && proposal.level().isGraverThan(level)
                && !(isDecided() && weighed.containsAll(proposal.signs()));
    }

    /**
     * What it is once a text is handed in. What a publisher decided holds until something comes up that they have not
     * weighed; a level from before levels were proposed holds until somebody changes it.
     */
    RiskLevel handedIn(RiskProposal proposal, Instant now) {
        if (basis == Basis.KEPT || level != null && !isBelow(proposal)) {
            return this;
        }
        return new RiskLevel(article, proposal.level(), Basis.PROPOSED, proposal.signs(), null, now, "");
    }

    /**
     * What a publisher makes it.
     *
     * @throws NoRiskChosen if they chose none
     * @throws RiskReasonMissing if they lower it, or go below what the text suggests, and do not say why
     * @throws RiskReasonTooLong if the reason is longer than is kept
     */
    RiskLevel decided(@Nullable Risk chosen, String typed, RiskProposal proposal, Person publisher, Instant now) {
        if (chosen == null) {
            throw new NoRiskChosen();
        }
        String words = reason(typed);
        boolean lower = inForce(proposal).isGraverThan(chosen) || isBelow(proposal) && proposal.level() != chosen;
        if (lower && words.isEmpty()) {
            throw new RiskReasonMissing();
        }
        return new RiskLevel(
                article, chosen, Basis.DECIDED, new TreeSet<>(proposal.signs()), publisher.id(), now, words);
    }

    /** @throws RiskReasonTooLong if it is longer than is kept */
    static String reason(String typed) {
        String words = typed.replace("\r\n", "\n").replace("\0", "").strip();
        if (words.length() > LONGEST_REASON) {
            throw new RiskReasonTooLong(LONGEST_REASON, words.length());
        }
        return words;
    }

    /** Nothing is chosen beforehand, so somebody has to choose. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoRiskChosen extends Refusal {

        NoRiskChosen() {
            super();
        }
    }

    /** A level is never lowered, and another never asked for, without saying why. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class RiskReasonMissing extends Refusal {

        RiskReasonMissing() {
            super();
        }
    }

    /** A reason is a few sentences. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class RiskReasonTooLong extends Refusal {

        RiskReasonTooLong(int longest, int found) {
            super(longest, found);
        }
    }
}
