package org.imprimatur.review;

import java.util.Set;
import org.imprimatur.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What a clinician hands in to sign.
 *
 * @param statement     as it was shown; it is recorded only if it is still what would be shown
 * @param comparedWith  hash of the text the changes were counted from, empty for none
 * @param ticks         the changes that were ticked off
 * @param password      compared and forgotten
 * @param remoteAddress where the request came from
 */
public record SigningInput(
        ReadRevision read,
        String comparedWith,
        Set<String> ticks,
        String statement,
        boolean agreed,
        String password,
        String remoteAddress) {

    public SigningInput {
        ticks = Set.copyOf(ticks);
    }

    /**
     * @param due what would be recorded now
     * @throws StatementChanged if it is not what was shown
     * @throws StatementNotAgreed if the clinician did not agree to it
     */
    void mustAgreeTo(String due) {
        if (!due.equals(statement)) {
            throw new StatementChanged();
        }
        if (!agreed) {
            throw new StatementNotAgreed();
        }
    }

    @Override
    public String toString() {
        return "Signature under revision " + read.revision();
    }

    /** What the clinician read before signing is not what would be recorded now: name or credential changed meanwhile. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class StatementChanged extends Refusal {

        StatementChanged() {
            super();
        }
    }

    /** A signature without its statement means nothing. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class StatementNotAgreed extends Refusal {

        StatementNotAgreed() {
            super();
        }
    }
}
