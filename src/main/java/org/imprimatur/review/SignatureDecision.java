package org.imprimatur.review;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.PersonId;

/**
 * What a publisher decided about a text whose signature was given with a credential that is out of use by now. It is
 * about this text and this one time the credential went out of use; the newest holds.
 *
 * @param outOfUse which {@link OutOfUse}
 * @param reason   as readers are told it
 */
public record SignatureDecision(
        UUID outOfUse, ArticleId article, String sha256, Kind kind, String reason, PersonId by, Instant at) {

    /** What shall follow. */
    public enum Kind {
        /** The signature counts as before. */
        STANDS,
        /** It does not count, and the text is read again by a clinician. */
        NEW_REVIEW,
        /** It does not count, and a warning stands above the text meanwhile. */
        BANNER,
        /** It does not count, and readers do not see the text any more. */
        WITHDRAWN;

        /** Whether it is only for texts that readers see. */
        public boolean isForLiveTexts() {
            return this == BANNER || this == WITHDRAWN;
        }

        /** As message keys spell it: "new-review". */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
