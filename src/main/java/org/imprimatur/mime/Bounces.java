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
import org.imprimatur.mime.text.Clean;
import org.jspecify.annotations.Nullable;

/**
 * Recognises letters of ours that come back: first by the form that servers have agreed on, then by the words of those that
 * have not, last by the address it came to. A person's reply is never taken for one: words count only from a machine.
 */
public final class Bounces {

    /** How our envelopes address what comes back. */
    private static final String ADDRESS = "bounce+";

    /** Bytes; our letters go to one recipient each. */
    private static final int LONGEST_REPORT = 64 * 1024;

    private static final int LONGEST_DIAGNOSTIC = 500;

    private static final Set<String> NO_COMPLAINT = Set.of("not-spam", "auth-failure");

    private final MailHeaders headers;
    private final Envelope envelope;
    private final List<MimePart> parts = new ArrayList<>();
    private final String text;
    private final List<InternetHeaders> deliveries;

    private Bounces(MailHeaders headers, Envelope envelope, @Nullable MimePart root, String text) {
        this.headers = headers;
        this.envelope = envelope;
        this.text = text;
        if (root != null) {
            collect(root);
        }
        deliveries = part("message/delivery-status", "message/global-delivery-status")
                .map(Bounces::deliveries)
                .orElse(List.of());
    }

    /**
     * @param root null if the mail could not be taken apart
     * @param text of the mail
     */
    static @Nullable Returned in(MailHeaders headers, Envelope envelope, @Nullable MimePart root, String text) {
        Bounces bounces = new Bounces(headers, envelope, root, text);
        Optional<Returned> formal = bounces.complaint().or(bounces::status);
        if (formal.isPresent() || bounces.speaksOfSuccess()) {
            return formal.orElse(null);
        }
        return bounces.words().or(bounces::address).orElse(null);
    }

    /** Whether it says so itself, rather than only having come to an address for such mails. */
    public static boolean tells(@Nullable Returned returned) {
        return returned != null
                && (returned.status() != null
                        || returned.recipient() != null
                        || !returned.diagnostic().isEmpty());
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
    private Optional<Returned> complaint() {
        return part("message/feedback-report").flatMap(part -> {
            HeaderBlock report = HeaderBlock.of(part.content());
            String type = Headings.of(report, "Feedback-Type").toLowerCase(Locale.ROOT);
            if (NO_COMPLAINT.contains(type)) {
                return Optional.empty();
            }
            String recipient = Stream.of("Original-Rcpt-To", "Removal-Recipient")
                    .map(name -> address(Headings.of(report, name)))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .or(this::originalRecipient)
                    .orElse(null);
            return Optional.of(returned(Returned.Kind.COMPLAINT, recipient, null, type.isEmpty() ? "complaint" : type));
        });
    }

    /** RFC 3464. */
    private Optional<Returned> status() {
        return ofAction("failed", Returned.Kind.FAILED).or(() -> ofAction("delayed", Returned.Kind.DELAYED));
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
            for (int i = 0; i < Math.min(status.getRecipientDSNCount(), Most.PARTS); i++) {
                groups.add(status.getRecipientDSN(i));
            }
            // Some servers forget the blank line between what is said of the mail and of its recipients.
            groups.add(status.getMessageDSN());
            return groups;
        } catch (MessagingException | IOException unreadable) {
            return List.of();
        }
    }

    private Optional<Returned> ofAction(String action, Returned.Kind kind) {
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
                        BounceRules.status(field(recipient, "Status")),
                        diagnostic(recipient, action)));
    }

    private static String diagnostic(InternetHeaders recipient, String action) {
        String said = typed(field(recipient, "Diagnostic-Code"));
        return said.isEmpty() ? action : said;
    }

    private static String field(InternetHeaders headers, String name) {
        String[] values = headers.getHeader(name);
        return values == null || values.length == 0 ? "" : Clean.line(RawHeader.unfolded(values[0]), 2_000);
    }

    /** Without the kind of value it says it is: {@code rfc822; jane@example.org}. */
    private static String typed(String value) {
        int semicolon = value.indexOf(';');
        return (semicolon >= 0 && semicolon < 20 ? value.substring(semicolon + 1) : value).strip();
    }

    private static Optional<String> address(String value) {
        return Addresses.in(value).stream()
                .flatMap(mailbox -> Optional.ofNullable(mailbox.address()).stream())
                .findFirst();
    }

    /** Servers that have a form of their own. */
    private Optional<Returned> words() {
        Optional<String> failed = headers.first("X-Failed-Recipients").flatMap(Bounces::address);
        boolean daemon = envelope.from() != null
                && envelope.from().address().toLowerCase(Locale.ROOT).startsWith("mailer-daemon@");
        boolean machine =
                Marks.hasNullReturnPath(headers) || envelope.from() == null || Marks.isSystem(envelope.from());
        boolean says = BounceRules.isInSubject(envelope.subject()) || BounceRules.isInText(text);
        if (failed.isEmpty() && !daemon && !(machine && says)) {
            return Optional.empty();
        }
        boolean delayed = BounceRules.speaksOfDelay(envelope.subject(), text);
        String diagnostic = BounceRules.diagnostic(text);
        return Optional.of(returned(
                delayed ? Returned.Kind.DELAYED : Returned.Kind.FAILED,
                failed.or(() -> Optional.ofNullable(BounceRules.recipient(text)))
                        .or(this::originalRecipient)
                        .orElse(null),
                BounceRules.status(text),
                diagnostic.isEmpty() ? envelope.subject() : diagnostic));
    }

    /** It came where only such mails come. Of what answers by itself there, holiday notes are no bounces. */
    private Optional<Returned> address() {
        boolean holiday = !Marks.isSystem(envelope.from())
                && (Marks.isAutoReplied(headers)
                        || Marks.isAutoResponse(headers)
                        || Marks.isOutOfOffice(envelope.subject()));
        return token().isEmpty() || holiday
                ? Optional.empty()
                : Optional.of(returned(Returned.Kind.FAILED, null, null, ""));
    }

    private Returned returned(
            Returned.Kind kind, @Nullable String recipient, @Nullable String status, String diagnostic) {
        return new Returned(
                kind,
                recipient,
                status,
                Clean.line(diagnostic, LONGEST_DIAGNOSTIC),
                token().orElse(null),
                messageIds());
    }

    private Optional<String> token() {
        Stream<String> here = Stream.of("To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "Cc")
                .flatMap(name -> headers.all(name).stream());
        Stream<String> there = original().stream().map(original -> Headings.of(original, "Return-Path"));
        return Stream.concat(here, there)
                .flatMap(value -> Addresses.in(value).stream())
                .flatMap(mailbox -> Optional.ofNullable(mailbox.address()).stream())
                .filter(address -> address.toLowerCase(Locale.ROOT).startsWith(ADDRESS))
                .map(address -> address.substring(ADDRESS.length(), address.lastIndexOf('@')))
                .filter(token -> !token.isEmpty())
                .findFirst();
    }

    private List<String> messageIds() {
        Set<String> ids = new LinkedHashSet<>();
        original()
                .map(original -> MessageIds.of(Headings.of(original, "Message-ID")))
                .ifPresent(ids::add);
        ids.addAll(BounceRules.messageIds(text));
        ids.addAll(envelope.inReplyTo());
        ids.addAll(envelope.references());
        return List.copyOf(ids);
    }

    private Optional<String> originalRecipient() {
        return original().flatMap(original -> address(Headings.of(original, "To")));
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
