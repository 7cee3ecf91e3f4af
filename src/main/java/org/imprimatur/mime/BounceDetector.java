package org.imprimatur.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.imprimatur.mime.text.CleanText;
import org.jspecify.annotations.Nullable;

/**
 * Recognises letters of ours that come back: first by the form that servers have agreed on, then by the words of those that
 * have not, last by the address it came to. A person's reply is never taken for one: words count only from a machine.
 */
public final class BounceDetector {

    /** How our envelopes address what comes back. */
    private static final String ADDRESS = "bounce+";

    /** Bytes; our letters go to one recipient each. */
    private static final int LONGEST_REPORT = 64 * 1024;

    private static final int LONGEST_DIAGNOSTIC = 500;

    private static final Set<String> NO_COMPLAINT = Set.of("not-spam", "auth-failure");

    private final MailHeaders headers;
    private final MailEnvelope mailEnvelope;
    private final List<MimePart> parts = new ArrayList<>();
    private final String text;
    private final List<InternetHeaders> deliveries;

    private BounceDetector(MailHeaders headers, MailEnvelope mailEnvelope, @Nullable MimePart root, String text) {
        this.headers = headers;
        this.mailEnvelope = mailEnvelope;
        this.text = text;
        if (root != null) {
            collect(root);
        }
        deliveries = part("message/delivery-status", "message/global-delivery-status")
                .map(BounceDetector::deliveries)
                .orElse(List.of());
    }

    /**
     * @param root null if the mail could not be taken apart
     * @param text of the mail
     */
    static @Nullable BounceReport in(
            MailHeaders headers, MailEnvelope mailEnvelope, @Nullable MimePart root, String text) {
        BounceDetector bounceDetector = new BounceDetector(headers, mailEnvelope, root, text);
        Optional<BounceReport> formal =
                bounceDetector.complaint().or(bounceDetector::status).or(bounceDetector::complaintInWords);
        if (formal.isPresent() || bounceDetector.speaksOfSuccess()) {
            return formal.orElse(null);
        }
        return bounceDetector.words().or(bounceDetector::address).orElse(null);
    }

    /** Whether it says so itself, rather than only having come to an address for such mails. */
    public static boolean tells(@Nullable BounceReport bounceReport) {
        return bounceReport != null
                && (bounceReport.status() != null
                        || bounceReport.recipient() != null
                        || !bounceReport.diagnostic().isEmpty());
    }

    private void collect(MimePart part) {
        parts.add(part);
        part.children().forEach(this::collect);
    }

    private Optional<MimePart> part(String... mediaTypes) {
        return parts.stream()
                .filter(part -> List.of(mediaTypes).contains(part.mediaType()))
                .findFirst();
    }

    /** RFC 5965. */
    private Optional<BounceReport> complaint() {
        return part("message/feedback-report").flatMap(part -> {
            HeaderBlock report = HeaderBlock.of(part.content());
            String type = ReadableHeaders.of(report, "Feedback-Type").toLowerCase(Locale.ROOT);
            if (NO_COMPLAINT.contains(type)) {
                return Optional.empty();
            }
            String recipient = Stream.of("Original-Rcpt-To", "Removal-Recipient")
                    .map(name -> address(ReadableHeaders.of(report, name)))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .or(this::originalRecipient)
                    .orElse(null);
            return Optional.of(
                    returned(BounceReport.Kind.COMPLAINT, recipient, null, type.isEmpty() ? "complaint" : type));
        });
    }

    /** Feedback loops that have a form of their own, or lost it on the way. */
    private Optional<BounceReport> complaintInWords() {
        String type = ComplaintPhrases.feedbackType(text);
        boolean formal = !type.isEmpty();
        if (part("message/feedback-report").isPresent()) {
            return Optional.empty();
        }
        if (formal ? NO_COMPLAINT.contains(type) : !complainsInWords()) {
            return Optional.empty();
        }
        String recipient = original()
                .flatMap(original -> address(ReadableHeaders.of(original, "X-HmXmrOriginalRecipient")))
                .or(() -> address(ComplaintPhrases.recipient(text)))
                .or(this::originalRecipient)
                .orElse(null);
        return Optional.of(returned(BounceReport.Kind.COMPLAINT, recipient, null, formal ? type : "complaint"));
    }

    private boolean complainsInWords() {
        boolean enclosed =
                original().isPresent() || !BouncePhrases.messageIds(text).isEmpty();
        return !mailEnvelope.isReply()
                && !mailEnvelope.isForward()
                && (enclosed || ComplaintPhrases.isFeedbackLoop(mailEnvelope.from()))
                && ComplaintPhrases.areIn(mailEnvelope.subject(), text);
    }

    /** RFC 3464. */
    private Optional<BounceReport> status() {
        return ofAction("failed", BounceReport.Kind.FAILED).or(() -> ofAction("delayed", BounceReport.Kind.DELAYED));
    }

    /** Such reports are asked for, and have the same subjects as the others. */
    private boolean speaksOfSuccess() {
        return deliveries.stream()
                .anyMatch(recipient -> !field(recipient, "Action").isEmpty());
    }

    private static List<InternetHeaders> deliveries(MimePart part) {
        try {
            DeliveryStatus status = new DeliveryStatus(
                    new ByteArrayInputStream(part.content(), 0, Math.min(part.content().length, LONGEST_REPORT)));
            List<InternetHeaders> groups = new ArrayList<>();
            for (int i = 0; i < Math.min(status.getRecipientDSNCount(), ParseLimits.PARTS); i++) {
                groups.add(status.getRecipientDSN(i));
            }
            // Some servers forget the blank line between what is said of the mail and of its recipients.
            groups.add(status.getMessageDSN());
            return groups;
        } catch (MessagingException | IOException unreadable) {
            return List.of();
        }
    }

    private Optional<BounceReport> ofAction(String action, BounceReport.Kind kind) {
        return deliveries.stream()
                .filter(recipient ->
                        field(recipient, "Action").toLowerCase(Locale.ROOT).startsWith(action))
                .findFirst()
                .map(recipient -> returned(
                        kind,
                        Stream.of("Original-Recipient", "Final-Recipient")
                                .map(name -> typed(field(recipient, name)))
                                .flatMap(value -> address(value).stream())
                                .findFirst()
                                .or(this::originalRecipient)
                                .orElse(null),
                        BouncePhrases.status(field(recipient, "Status")),
                        diagnostic(recipient, action)));
    }

    private static String diagnostic(InternetHeaders recipient, String action) {
        String said = typed(field(recipient, "Diagnostic-Code"));
        return said.isEmpty() ? action : said;
    }

    private static String field(InternetHeaders headers, String name) {
        String[] values = headers.getHeader(name);
        return values == null || values.length == 0 ? "" : CleanText.line(RawHeader.unfolded(values[0]), 2_000);
    }

    /** Without the kind of value it says it is: {@code rfc822; jane@example.org}. */
    private static String typed(String value) {
        int semicolon = value.indexOf(';');
        return (semicolon >= 0 && semicolon < 20 ? value.substring(semicolon + 1) : value).strip();
    }

    private static Optional<String> address(String value) {
        return AddressParser.in(value).stream()
                .flatMap(mailbox -> Optional.ofNullable(mailbox.address()).stream())
                .findFirst();
    }

    /** Servers that have a form of their own. */
    private Optional<BounceReport> words() {
        Optional<String> failed = headers.first("X-Failed-Recipients").flatMap(BounceDetector::address);
        boolean certain = failed.isPresent() || isByMachine();
        if (!certain && !ReturnedWords.areAll(mailEnvelope, text, original().isPresent())) {
            return Optional.empty();
        }
        boolean delayed = BouncePhrases.speaksOfDelay(mailEnvelope.subject(), text);
        String diagnostic = BouncePhrases.diagnostic(text);
        return Optional.of(new BounceReport(
                delayed ? BounceReport.Kind.DELAYED : BounceReport.Kind.FAILED,
                failed.or(() -> Optional.ofNullable(BouncePhrases.recipient(text)))
                        .or(this::originalRecipient)
                        .orElse(null),
                BouncePhrases.status(text),
                CleanText.line(diagnostic.isEmpty() ? mailEnvelope.subject() : diagnostic, LONGEST_DIAGNOSTIC),
                token().orElse(null),
                messageIds(),
                certain));
    }

    /** Whether a machine wrote it that speaks of a letter; holiday notes come from machines as well. */
    private boolean isByMachine() {
        boolean daemon = mailEnvelope.from() != null
                && mailEnvelope.from().address().toLowerCase(Locale.ROOT).startsWith("mailer-daemon@");
        boolean diagnosed = BouncePhrases.hasDiagnosis(text);
        boolean says = BouncePhrases.isInSubject(mailEnvelope.subject()) || BouncePhrases.isInText(text);
        if (daemon || (isMarkedAsMachine() && diagnosed)) {
            return true;
        }
        return isMarkedAsMachine() && says && !AutoMailMarkers.isOutOfOffice(mailEnvelope.subject());
    }

    private boolean isMarkedAsMachine() {
        return AutoMailMarkers.hasNullReturnPath(headers)
                || mailEnvelope.from() == null
                || AutoMailMarkers.isSystem(mailEnvelope.from())
                || ReturnedWords.isNameOfMachine(mailEnvelope.from().name());
    }

    /**
     * It came where only such mails come. Of what answers by itself there, holiday notes are no bounces; nor is the answer
     * of a person whose mail program writes to the wrong one of our addresses.
     */
    private Optional<BounceReport> address() {
        boolean holiday = !AutoMailMarkers.isSystem(mailEnvelope.from())
                && (AutoMailMarkers.isAutoReplied(headers)
                        || AutoMailMarkers.isAutoResponse(headers)
                        || AutoMailMarkers.isOutOfOffice(mailEnvelope.subject())
                        || AbsenceNote.isIn(mailEnvelope.subject(), text));
        boolean answer = mailEnvelope.isReply()
                && !isMarkedAsMachine()
                && !AutoMailMarkers.isAutoSubmitted(headers)
                && !BouncePhrases.hasDiagnosis(text);
        return token().isEmpty() || holiday || answer
                ? Optional.empty()
                : Optional.of(returned(BounceReport.Kind.FAILED, null, null, ""));
    }

    private BounceReport returned(
            BounceReport.Kind kind, @Nullable String recipient, @Nullable String status, String diagnostic) {
        return new BounceReport(
                kind,
                recipient,
                status,
                CleanText.line(diagnostic, LONGEST_DIAGNOSTIC),
                token().orElse(null),
                messageIds());
    }

    private Optional<String> token() {
        Stream<String> here = Stream.of("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "Cc")
                .flatMap(name -> headers.all(name).stream());
        Stream<String> there = original().stream().map(original -> ReadableHeaders.of(original, "Return-Path"));
        return Stream.concat(here, there)
                .flatMap(value -> AddressParser.in(value).stream())
                .flatMap(mailbox -> Optional.ofNullable(mailbox.address()).stream())
                .filter(address -> address.toLowerCase(Locale.ROOT).startsWith(ADDRESS))
                .map(address -> address.substring(ADDRESS.length(), address.lastIndexOf('@')))
                .filter(token -> !token.isEmpty())
                .findFirst();
    }

    private List<String> messageIds() {
        Set<String> ids = new LinkedHashSet<>();
        original()
                .map(original -> MessageIds.of(ReadableHeaders.of(original, "Message-ID")))
                .ifPresent(ids::add);
        ids.addAll(BouncePhrases.messageIds(text));
        ids.addAll(mailEnvelope.inReplyTo());
        ids.addAll(mailEnvelope.references());
        return List.copyOf(ids);
    }

    private Optional<String> originalRecipient() {
        return original().flatMap(original -> address(ReadableHeaders.of(original, "To")));
    }

    /** The headers of the letter it speaks of, if it brings them along. */
    private Optional<HeaderBlock> original() {
        return part(
                        "message/rfc822",
                        "text/rfc822-headers",
                        "message/rfc822-headers",
                        "message/global",
                        "message/global-headers")
                .map(part -> HeaderBlock.of(part.content()));
    }
}
