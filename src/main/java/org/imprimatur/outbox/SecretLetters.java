package org.imprimatur.outbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * Letters whose link opens an account. Nobody but the addressee may read it: pages show such a letter veiled, and once
 * it is sent we forget the link ourselves.
 */
public final class SecretLetters {

    private static final Pattern PATH = Pattern.compile("\"path\"\\s*:\\s*\"[^\"]*\"");

    private SecretLetters() {}

    public static boolean are(String kind) {
        return LetterKind.isSecret(kind);
    }

    /** Why such a letter cannot go to another address: whoever got it there could act in the addressee's name. */
    static Optional<Refusal> refusalToReaddress(String kind, String toName) {
        return are(kind) ? Optional.of(new ForItsAddressee(toName)) : Optional.empty();
    }

    /** A link that opens an account goes to no other address than its owner's record has. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static final class ForItsAddressee extends Refusal {
        private ForItsAddressee(String toName) {
            super(toName);
        }
    }

    /** The model without its link. */
    static String veil(String modelJson) {
        return PATH.matcher(modelJson).replaceAll(Matcher.quoteReplacement("\"path\":\"/hidden\""));
    }

    /** The letter was sent once, and what came back of it has no link any more. */
    @ResponseStatus(HttpStatus.CONFLICT)
    static final class LinkIsForgotten extends Refusal {
        LinkIsForgotten(String toName) {
            super(toName);
        }
    }
}
