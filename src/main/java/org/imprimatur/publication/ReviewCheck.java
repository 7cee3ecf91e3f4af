package org.imprimatur.publication;

import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.platform.Refusal;
import org.imprimatur.review.QuestionedSignature;
import org.imprimatur.review.ReviewNote;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.SignOff;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What the reviews must have come to before a text goes before readers, whatever the newsroom's diagram says. Asked when
 * publishing is ordered, and again at the moment the text goes live.
 */
public final class ReviewCheck {

    private ReviewCheck() {}

    /**
     * @throws NotSigned if the text is not what was saved, or nobody has signed it
     * @throws SignatureInQuestion if the credential of a signature is out of use, and nobody decided what follows
     * @throws RequestStands if a change to it is still asked for
     * @throws TooFewSignatures if fewer have signed it than must
     */
    static void mustHold(Article article, Revision latest, ReviewOutcome outcome) {
        if (!latest.isIntact()) {
            throw new NotSigned(article.title());
        }
        outcome.undecided().stream().findFirst().ifPresent(signature -> {
            throw new SignatureInQuestion(article.title(), signature);
        });
        if (!outcome.isSigned()) {
            throw new NotSigned(article.title());
        }
        if (outcome.isChangesRequested()) {
            throw new RequestStands(article.title(), names(outcome));
        }
        if (!outcome.isEnough()) {
            throw new TooFewSignatures(article.title(), outcome.given(), outcome.needed());
        }
    }

    /**
     * A signature from before says nothing about what the article was withdrawn for.
     *
     * @param matching signatures under exactly the text that is to go live
     * @param needed   how many clinicians must sign
     * @throws SignedBeforeWithdrawal if the article was withdrawn and too few have signed since
     */
    static void mustBeSignedSinceWithdrawal(Article article, List<SignOff> matching, int needed) {
        Article.Withdrawn withdrawn = article.withdrawn();
        if (withdrawn != null
                && matching.stream()
                                .filter(signature -> signature.signedAt().isAfter(withdrawn.at()))
                                .map(SignOff::signer)
                                .distinct()
                                .count()
                        < needed) {
            throw new SignedBeforeWithdrawal(article.title());
        }
    }

    private static String names(ReviewOutcome outcome) {
        return outcome.requests().stream()
                .map(ReviewNote::authorName)
                .distinct()
                .collect(Collectors.joining(", "));
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
}
