package org.imprimatur.report;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.mime.Authenticity;
import org.imprimatur.mime.ParseLevel;
import org.imprimatur.mime.ParseWarning;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * One mail of a case.
 *
 * @param said       the sender's own words, or all of it if it quotes nothing
 * @param quoted     from earlier mails, may be empty
 * @param hasHtml    whether it can be shown as the page it was written as
 * @param references it carried itself
 * @param written    as the sender's machine told it, null if it did not
 * @param filedBy    who decided that it belongs here, null if it was plain to the machine
 */
public record ReportMail(
        UUID id,
        ReportId report,
        Kind kind,
        @Nullable String address,
        String name,
        String subject,
        String said,
        String quoted,
        String signature,
        boolean hasHtml,
        @Nullable String messageId,
        List<String> references,
        Authenticity authenticity,
        ParseLevel level,
        Set<ParseWarning> warnings,
        @Nullable Instant written,
        Instant filed,
        @Nullable PersonId filedBy,
        List<File> files) {

    public enum Kind {
        /** It made the case. */
        SOURCE,
        /** The reader wrote again. */
        FOLLOW_UP,
        /** A machine wrote it. */
        NOTE;

        boolean isByPerson() {
            return this != NOTE;
        }
    }

    /**
     * A file that came with it, without its bytes.
     *
     * @param harmful a program: kept, and handed out to nobody
     * @param cut     only its name came
     */
    public record File(int number, String name, String mediaType, long size, boolean harmful, boolean cut) {}

    /** Fit to name the sender on a page. */
    public String called() {
        return VisibleText.isBlank(name) ? (address == null ? "" : address) : name;
    }
}
