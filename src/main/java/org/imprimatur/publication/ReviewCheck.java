package org.imprimatur.publication;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RiskRequest;
import org.imprimatur.article.source.standing.FallenSource;
import org.imprimatur.platform.Refusal;
import org.imprimatur.review.QuestionedSignature;
import org.imprimatur.review.ReviewNote;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.SignOff;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What stands in the way of a text going before readers, whatever the newsroom's diagram says. Asked when publishing is
 * ordered, at the moment the text goes live, and by every page and letter that says whether it can.
 *
 * @param latest     the text that would go live
 * @param outcome    what its reviews have come to
 * @param matching   signatures under exactly this text, oldest first
 * @param graverRisk who asks for a graver level of risk and has no answer, null if nobody does
 * @param retracted  those of its sources that were retracted
 */
public record ReviewCheck(
        Article article,
        Revision latest,
        ReviewOutcome outcome,
        List<SignOff> matching,
        @Nullable RiskRequest graverRisk,
        List<FallenSource> retracted) {

    public ReviewCheck {
        matching = List.copyOf(matching);
        retracted = List.copyOf(retracted);
    }

    /** What can stand in the way, in the order in which it has to be seen to. */
    public enum Obstacle {
        /** The stored text is not what was saved. */
        ALTERED,
        /** A work it cites was retracted. */
        RESTS_ON_RETRACTED,
        /** A change to it is asked for. */
        REQUEST_STANDS,
        /** The credential of a signature is out of use, and nobody has decided what follows. */
        SIGNATURE_IN_QUESTION,
        /** Nobody has signed it. */
        NOT_SIGNED,
        /** It was signed, and a publisher decided that the signature does not count. */
        NO_SIGNATURE_COUNTS,
        /** Fewer have signed it than must. */
        TOO_FEW_SIGNATURES,
        /** A graver level of risk is asked for, and no publisher has answered. */
        GRAVER_RISK_ASKED,
        /** The article was withdrawn, and too few have signed it since. */
        SIGNED_BEFORE_WITHDRAWAL
    }

    /** The first thing that stands in the way; empty if the text can go live. */
    public Optional<Obstacle> obstacle() {
        return Arrays.stream(Obstacle.values()).filter(this::isMet).findFirst();
    }

    /** The signatures under this text that count, oldest first. */
    public List<SignOff> counting() {
        return outcome.counting(matching);
    }

    /**
     * @throws NotSigned if the text is not what was saved, or nobody has signed it
     * @throws RestsOnRetracted if a work it cites was retracted
     * @throws NoSignatureCounts if a publisher decided against the signature under it
     * @throws SignatureInQuestion if the credential of a signature is out of use, and nobody decided what follows
     * @throws RequestStands if a change to it is still asked for
     * @throws TooFewSignatures if fewer have signed it than must
     * @throws RiskIsAsked if a graver level of risk is asked for, and no publisher has answered
     * @throws SignedBeforeWithdrawal if the article was withdrawn and too few have signed since
     */
    void mustHold() {
        Optional<Obstacle> first = obstacle();
        if (first.isPresent()) {
            throw refusal(first.get());
        }
    }

    private boolean isMet(Obstacle obstacle) {
        return switch (obstacle) {
            case ALTERED -> !latest.isIntact();
            case RESTS_ON_RETRACTED -> !retracted.isEmpty();
            case REQUEST_STANDS -> outcome.isChangesRequested();
            case SIGNATURE_IN_QUESTION -> !outcome.undecided().isEmpty();
            case NOT_SIGNED -> !outcome.isSigned() && !isDecidedAgainst();
            case NO_SIGNATURE_COUNTS -> !outcome.isSigned() && isDecidedAgainst();
            case TOO_FEW_SIGNATURES -> !outcome.isEnough();
            case GRAVER_RISK_ASKED -> graverRisk != null;
            case SIGNED_BEFORE_WITHDRAWAL -> isSignedBeforeWithdrawal();
        };
    }

    private boolean isDecidedAgainst() {
        return !matching.isEmpty() && counting().isEmpty();
    }

    /** A signature from before says nothing about what the article was withdrawn for. */
    private boolean isSignedBeforeWithdrawal() {
        Article.Withdrawn withdrawn = article.withdrawn();
        return withdrawn != null
                && counting().stream()
                                .filter(signature -> signature.signedAt().isAfter(withdrawn.at()))
                                .map(SignOff::signer)
                                .distinct()
                                .count()
                        < outcome.needed();
    }

    private Refusal refusal(Obstacle obstacle) {
        String title = article.title();
        return switch (obstacle) {
            case ALTERED, NOT_SIGNED -> new NotSigned(title);
            case RESTS_ON_RETRACTED ->
                new RestsOnRetracted(title, retracted.get(0).title());
            case SIGNATURE_IN_QUESTION ->
                new SignatureInQuestion(title, outcome.undecided().get(0));
            case NO_SIGNATURE_COUNTS -> new NoSignatureCounts(title);
            case REQUEST_STANDS -> new RequestStands(title, names(outcome));
            case TOO_FEW_SIGNATURES -> new TooFewSignatures(title, outcome.given(), outcome.needed());
            case GRAVER_RISK_ASKED ->
                new RiskIsAsked(title, Objects.requireNonNull(graverRisk).byName());
            case SIGNED_BEFORE_WITHDRAWAL -> new SignedBeforeWithdrawal(title);
        };
    }

    private static String names(ReviewOutcome outcome) {
        return outcome.requests().stream()
                .map(ReviewNote::authorName)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** A work the text cites was retracted by those who published it. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static final class RestsOnRetracted extends Refusal {

        RestsOnRetracted(String title, String source) {
            super(title, source);
        }
    }

    /** Some of the clinicians who must sign have not. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static final class TooFewSignatures extends Refusal {

        TooFewSignatures(String title, int given, int needed) {
            super(title, given, needed);
        }
    }

    /** A clinician signed with a credential that was taken out of use since, and no publisher has decided what follows. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static final class SignatureInQuestion extends Refusal {

        SignatureInQuestion(String title, QuestionedSignature signature) {
            super(title, signature.signature().byline(), signature.outOfUse().why());
        }
    }

    /** Somebody asked for a change of this very text and has not taken that back. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static final class RequestStands extends Refusal {

        RequestStands(String title, String by) {
            super(title, by);
        }
    }

    /** The text's hash is under no signature, so nobody may see it as reviewed. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NotSigned extends Refusal {

        public NotSigned(String title) {
            super(title);
        }
    }

    /** What was taken from readers comes back only with a signature given since. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class SignedBeforeWithdrawal extends Refusal {

        SignedBeforeWithdrawal(String title) {
            super(title);
        }
    }

    /** A publisher decided that the signature under this text does not count, and nobody has signed it since. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NoSignatureCounts extends Refusal {

        NoSignatureCounts(String title) {
            super(title);
        }
    }

    /** Somebody who read the text asks for a graver level of risk, and nobody has decided. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class RiskIsAsked extends Refusal {

        RiskIsAsked(String title, String by) {
            super(title, by);
        }
    }
}
