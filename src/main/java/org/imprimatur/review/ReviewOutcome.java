package org.imprimatur.review;

import java.util.List;

/**
 * What the reviews of an article's latest text have come to so far.
 *
 * @param given    how many clinicians have signed exactly this text in the review the article is going through, and
 *                 whose signature counts
 * @param needed   how many must, as the newsroom's decision said; at least one
 * @param requests changes asked for that nobody has withdrawn or overtaken, oldest first
 * @param questioned signatures under this text whose credential is out of use; they count only if a publisher let them stand
 */
public record ReviewOutcome(int given, int needed, List<ReviewNote> requests, List<QuestionedSignature> questioned) {

    public ReviewOutcome {
        requests = List.copyOf(requests);
        questioned = List.copyOf(questioned);
    }

    /** With no signature in question. */
    public ReviewOutcome(int given, int needed, List<ReviewNote> requests) {
        this(given, needed, requests, List.of());
    }

    /** Signatures in question about which nobody has decided yet. */
    public List<QuestionedSignature> undecided() {
        return questioned.stream().filter(signature -> !signature.isDecided()).toList();
    }

    /** Of these signatures under the text, those that count. */
    public List<SignOff> counting(List<SignOff> signatures) {
        return signatures.stream()
                .filter(signature -> questioned.stream()
                        .noneMatch(other ->
                                !other.stands() && other.signature().signer().equals(signature.signer())))
                .toList();
    }

    public boolean isSigned() {
        return given > 0;
    }

    public boolean isEnough() {
        return given >= needed;
    }

    /** Whether "signed" alone would say too much. */
    public boolean isPartlySigned() {
        return isSigned() && !isEnough();
    }

    public boolean isChangesRequested() {
        return !requests.isEmpty();
    }

    /** Whether nothing that was reviewed stands against publishing the text. */
    public boolean isPublishable() {
        return isEnough() && !isChangesRequested() && undecided().isEmpty();
    }
}
