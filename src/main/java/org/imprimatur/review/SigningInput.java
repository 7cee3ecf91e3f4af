package org.imprimatur.review;

/**
 * What a clinician hands in to sign.
 *
 * @param statement     as it was shown; it is recorded only if it is still what would be shown
 * @param password      compared and forgotten
 * @param remoteAddress where the request came from
 */
public record SigningInput(ReadRevision read, String statement, boolean agreed, String password, String remoteAddress) {

    @Override
    public String toString() {
        return "Signature under revision " + read.revision();
    }
}
