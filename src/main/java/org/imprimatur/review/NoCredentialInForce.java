package org.imprimatur.review;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.imprimatur.people.Credential;
import org.imprimatur.people.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nobody signs on a permission to practise that does not hold today. Says which of the reasons it is. */
@ResponseStatus(HttpStatus.FORBIDDEN)
public class NoCredentialInForce extends Refusal {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);

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
                .map(credential -> new NoCredentialInForce("expired", credential.type(), DAY.format(last(credential))))
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
