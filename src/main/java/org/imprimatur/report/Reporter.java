package org.imprimatur.report;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.imprimatur.inbox.Classification;
import org.imprimatur.inbox.Classification.Cause;
import org.imprimatur.mime.Authenticity;
import org.imprimatur.mime.ParsedMail;
import org.imprimatur.mime.Sender;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * Who reported, as far as a mail tells.
 *
 * @param address null if there is nowhere to answer to
 * @param name    as displayed, may be empty
 * @param doubts  why nobody should write there without a second look
 */
public record Reporter(@Nullable String address, String name, Set<Cause> doubts) {

    /** What speaks against the address itself. Other causes keep a machine from answering, not a person. */
    private static final Set<Cause> AGAINST_THE_ADDRESS = EnumSet.of(
            Cause.NO_RETURN_ADDRESS,
            Cause.AMBIGUOUS_SENDER,
            Cause.SENDER_NOT_VERIFIED,
            Cause.ADDRESS_SUPPRESSED,
            Cause.OWN_LOOP,
            Cause.NULL_RETURN_PATH,
            Cause.SYSTEM_SENDER);

    private static final int LONGEST_NAME = 60;

    public Reporter {
        doubts = doubts.isEmpty() ? Set.of() : Set.copyOf(doubts);
    }

    static Reporter of(ParsedMail parsedMail, Classification classification) {
        Sender from = parsedMail.from();
        Set<Cause> doubts = classification.causes().stream()
                .filter(AGAINST_THE_ADDRESS::contains)
                .collect(Collectors.toSet());
        return new Reporter(address(parsedMail), from == null ? "" : ReportMails.cut(from.name(), 200), doubts);
    }

    /** An answer goes elsewhere than it came from only where that is as trustworthy. */
    private static @Nullable String address(ParsedMail parsedMail) {
        Sender from = parsedMail.from();
        Sender replyTo = parsedMail.replyTo();
        if (from == null) {
            return null;
        }
        boolean trusted = replyTo != null
                && (parsedMail.authenticity() == Authenticity.PASSED
                        || domain(replyTo.address()).equals(domain(from.address())));
        return trusted && replyTo != null ? replyTo.address() : from.address();
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    public boolean hasAddress() {
        return address != null;
    }

    /** Whether a letter to the address may go out without somebody having looked twice. */
    public boolean isTrusted() {
        return address != null && doubts.isEmpty();
    }

    /** Email proves nothing, so this only decides which case a mail is shown with. */
    boolean mayBe(@Nullable Sender sender) {
        return sender != null && sender.address().equalsIgnoreCase(address);
    }

    /** Fit to name the person on a page. */
    public String called() {
        return VisibleText.isBlank(name) ? (address == null ? "" : address) : name;
    }

    /**
     * Fit to begin a letter with, else empty: whoever writes to us chooses this name, and whose address they use gets to
     * read it.
     */
    String greeted() {
        boolean plain = name.length() <= LONGEST_NAME && name.matches("\\p{L}[\\p{L}\\p{M} .’'-]*");
        boolean address = name.matches("(?s).*(\\p{L}\\.\\p{L}{2,}|www).*");
        return plain && !address ? name : "";
    }

    String doubtsByName() {
        return doubts.stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
    }

    static Set<Cause> doubtsOf(String names) {
        return Arrays.stream(names.split(" "))
                .filter(name -> !name.isEmpty())
                .map(Cause::valueOf)
                .collect(Collectors.toSet());
    }
}
