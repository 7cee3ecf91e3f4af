package org.imprimatur.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Person;
import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Who may put their name under a text. Pages ask it before they draw the Sign button and print its answer where the
 * button would be; the deed asks it again while it holds the text. Whose turn it is, is not its question.
 */
final class SigningPolicy {

    private SigningPolicy() {}

    /** Whoever reads the letters of a clinician could have set their password. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    static class AddressNotConfirmed extends Refusal {

        AddressNotConfirmed(String email) {
            super(email);
        }
    }

    /**
     * Everything the decision rests on.
     *
     * @param hasWritten  whether the person began the article or saved any revision of it
     * @param addressConfirmed false after somebody else changed the person's address, until they answered from there
     * @param credentials the person's, of every kind and age
     * @param signatures  those that hold for the latest text
     * @param round       the current handing-in of the text
     */
    record Case(
            Person person,
            Article article,
            Revision latest,
            boolean hasWritten,
            boolean addressConfirmed,
            List<Credential> credentials,
            List<SignOff> signatures,
            Rounds.Round round,
            LocalDate today) {

        Optional<Credential> credential() {
            return credentials.stream()
                    .filter(credential -> credential.isInForceOn(today))
                    .findFirst();
        }

        boolean hasSigned() {
            return signatures.stream()
                    .anyMatch(signature -> signature.signer().equals(person.id())
                            && signature.round() == round.round()
                            && signature.holdsFor(latest.sha256()));
        }
    }

    /** What stands between the person and the signature, the weightiest first. */
    static Optional<Refusal> obstacle(Case c) {
        if (!c.latest().isIntact()) {
            return Optional.of(new TextNotIntact(c.article().title(), c.latest().number()));
        }
        if (isOwnText(c.person(), c.article(), c.hasWritten())) {
            return Optional.of(new OwnText(c.article().title()));
        }
        if (!c.addressConfirmed()) {
            return Optional.of(new AddressNotConfirmed(c.person().email()));
        }
        if (c.credential().isEmpty()) {
            return Optional.of(NoCredentialInForce.among(c.credentials(), c.today()));
        }
        if (c.hasSigned()) {
            return Optional.of(new AlreadySigned(c.article().title()));
        }
        return Optional.empty();
    }

    static boolean isOwnText(Person person, Article article, boolean hasWritten) {
        return hasWritten || article.writer().equals(person.id());
    }
}
