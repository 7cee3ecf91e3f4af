package org.imprimatur.review;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.article.source.standing.FallenSource;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Person;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Who may sign a text. Pages ask it before they draw the Sign button and print its answer where the button would be;
 * signing asks it again while it holds the text. Whose turn it is, is not its question.
 */
public final class SigningPolicy {

    private SigningPolicy() {}

    /**
     * Everything the decision rests on.
     *
     * @param hasWritten  whether the person began the article or saved any revision of it
     * @param addressConfirmed false after somebody else changed the person's address, until they answered from there
     * @param credentials the person's, of every kind and age
     * @param signatures  those that hold for the latest text
     * @param retracted   those of its sources that were retracted
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
            List<FallenSource> retracted,
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
            return Optional.of(new ReadRevision.TextNotIntact(
                    c.article().title(), c.latest().number()));
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
        if (!c.retracted().isEmpty()) {
            return Optional.of(
                    new CitesRetracted(c.article().title(), c.retracted().get(0).title()));
        }
        if (c.hasSigned()) {
            return Optional.of(new AlreadySigned(c.article().title()));
        }
        return Optional.empty();
    }

    public static boolean isOwnText(Person person, Article article, boolean hasWritten) {
        return hasWritten || article.writer().equals(person.id());
    }

    /** Nobody vouches for a text while a work it cites is retracted. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class CitesRetracted extends Refusal {

        CitesRetracted(String title, String source) {
            super(title, source);
        }
    }

    /** Whoever reads the letters of a clinician could have set their password. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static class AddressNotConfirmed extends Refusal {

        AddressNotConfirmed(String email) {
            super(email);
        }
    }

    /** The text needs a second pair of eyes, and this pair has signed it. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class AlreadySigned extends Refusal {

        AlreadySigned(String title) {
            super(title);
        }
    }

    /** Nobody signs on a permission to practise that does not hold today. Says which of the reasons it is. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static class NoCredentialInForce extends Refusal {

        private static final DateTimeFormatter DAY =
                DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);

        private final String why;

        private NoCredentialInForce(String why, Object... arguments) {
            super(arguments);
            this.why = why;
        }

        /** The reason nearest to a remedy: one that only wants checking before one that wants renewing. */
        static NoCredentialInForce among(List<Credential> credentials, LocalDate today) {
            List<Credential> standing = credentials.stream()
                    .filter(credential -> credential.revoked() == null)
                    .toList();
            if (standing.isEmpty() && !credentials.isEmpty()) {
                return new NoCredentialInForce("revoked", credentials.get(0).type());
            }
            for (Credential credential : standing) {
                if (!isOver(credential, today) && credential.verifiedOn() == null) {
                    return new NoCredentialInForce("unverified", credential.type());
                }
            }
            for (Credential credential : standing) {
                if (credential.issued().isAfter(today)) {
                    return new NoCredentialInForce("early", credential.type(), DAY.format(credential.issued()));
                }
            }
            return standing.stream()
                    .filter(credential -> isOver(credential, today))
                    .max(Comparator.comparing(credential -> last(credential)))
                    .map(credential ->
                            new NoCredentialInForce("expired", credential.type(), DAY.format(last(credential))))
                    .orElseGet(() -> new NoCredentialInForce("missing"));
        }

        @Override
        public String key() {
            return super.key() + "." + why;
        }

        private static boolean isOver(Credential credential, LocalDate today) {
            return last(credential).isBefore(today);
        }

        private static LocalDate last(Credential credential) {
            LocalDate expires = credential.expires();
            return expires == null ? LocalDate.MAX : expires;
        }
    }

    /** Nobody signs or approves what they have written themselves, or changed by a single saved word. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static class OwnText extends Refusal {

        public OwnText(String title) {
            super(title);
        }
    }
}
