package org.imprimatur.people.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.imprimatur.people.Credential;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.TimeFormats;
import org.jspecify.annotations.Nullable;

/**
 * A credential in one line: what it is, and how it stands today.
 *
 * @param type  stands for it in a list, without its issuer
 * @param kind  of the mark that goes with the words, null where there is nothing to point out
 * @param words "Expires in 20 days"
 */
record CredentialLine(
        String href, String type, String label, @Nullable String kind, String words) {

    /** Days that people still count; further off a date says more. */
    private static final int SOON = 60;

    static List<CredentialLine> of(List<Credential> credentials, Clock clock, Messages messages, TimeFormats times) {
        LocalDate today = LocalDate.now(clock);
        return credentials.stream()
                .sorted(Comparator.comparing(credential -> !credential.isInForceOn(today)))
                .map(credential -> of(credential, today, messages, times))
                .toList();
    }

    static CredentialLine of(Credential credential, LocalDate today, Messages messages, TimeFormats times) {
        String href = "/desk/people/" + credential.holder() + "/credentials/" + credential.id();
        String label = credential.type() + ", " + credential.issuer();
        LocalDate expires = credential.expires();
        if (credential.revoked() != null) {
            return new CredentialLine(
                    href, credential.type(), label, "withdrawn", messages.say("people.credential.is.revoked"));
        }
        if (expires != null && expires.isBefore(today)) {
            long days = ChronoUnit.DAYS.between(expires, today);
            return new CredentialLine(
                    href,
                    credential.type(),
                    label,
                    "overdue",
                    days <= SOON
                            ? messages.say("people.credential.is.expired", days)
                            : messages.say("people.credential.is.expired-on", times.day(expires)));
        }
        if (credential.verifiedOn() == null) {
            return new CredentialLine(
                    href, credential.type(), label, "needs-you", messages.say("people.credential.is.unverified"));
        }
        if (credential.issued().isAfter(today)) {
            return new CredentialLine(
                    href, credential.type(), label, "scheduled", messages.say("people.credential.is.early"));
        }
        if (expires == null) {
            return new CredentialLine(
                    href, credential.type(), label, null, messages.say("people.credential.is.lasting"));
        }
        long days = ChronoUnit.DAYS.between(today, expires);
        return new CredentialLine(
                href,
                credential.type(),
                label,
                days <= SOON ? "needs-you" : null,
                days <= SOON
                        ? messages.say("people.credential.is.good", days)
                        : messages.say("people.credential.is.good-until", times.day(expires)));
    }
}
