package org.imprimatur.publication;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.platform.Refusal;
import org.imprimatur.review.SignOff;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * A text that is to go live and to put something right, and what its publisher has to answer before it does.
 *
 * @param plans      what is said to be wrong, oldest first; empty if the review was begun for a correction nobody planned
 * @param signatures those under exactly this text
 */
public record ComingCorrection(
        Article article, Revision revision, List<PlannedCorrection> plans, List<SignOff> signatures) {

    public ComingCorrection {
        plans = List.copyOf(plans);
        signatures = List.copyOf(signatures);
    }

    /** Without a change there is nothing to tell readers. */
    public boolean isTextChanged() {
        return !article.lastShowed(revision);
    }

    /** Plans that were made after the last signature: nobody who signed can have known of them. */
    public List<PlannedCorrection> late() {
        Instant signed = signatures.stream()
                .map(SignOff::signedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        return plans.stream().filter(plan -> plan.at().isAfter(signed)).toList();
    }

    /** Why the text does not answer its plans by itself, so that the publisher has to say that it does. */
    public Optional<Refusal> doubt() {
        if (!isTextChanged() && !plans.isEmpty()) {
            return Optional.of(new NothingCorrected(article.title()));
        }
        if (!late().isEmpty()) {
            return Optional.of(new SignedTooEarly(article.title()));
        }
        return Optional.empty();
    }

    /**
     * The notice that goes out with the text; none with an unchanged one.
     *
     * @throws NothingCorrected if the text is unchanged and the publisher did not say that this is as it should be
     * @throws SignedTooEarly if something came to light after the signature and they did not say that it is answered too
     * @throws NoticeMissing if the text is changed and no notice was worded
     */
    Optional<NoticeText> answeredBy(PublishingCommands.Answer answer) {
        if (!answer.settles()) {
            doubt().ifPresent(refusal -> {
                throw refusal;
            });
        }
        if (!isTextChanged()) {
            return Optional.empty();
        }
        if (answer.words() == null) {
            throw new NoticeMissing(article.title());
        }
        return Optional.of(answer.words());
    }

    /** Something is said to be wrong in the text, and the text is to go live as it was. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NothingCorrected extends Refusal {

        NothingCorrected(String title) {
            super(title);
        }
    }

    /** A correction goes live with the notice that tells readers of it, or not at all. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NoticeMissing extends Refusal {

        NoticeMissing(String title) {
            super(title);
        }
    }

    /** The text was signed before the mistake came to light, so nobody can say that the signature answers it. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class SignedTooEarly extends Refusal {

        SignedTooEarly(String title) {
            super(title);
        }
    }
}
