package org.imprimatur.mime;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imprimatur.mime.text.CleanText;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote, to whom, about what, and in answer to what, as far as the headers tell.
 *
 * @param isPassedOn whether a list has put itself in the place of the sender, who is given here
 */
record MailEnvelope(
        @Nullable Sender from,
        @Nullable Sender replyTo,
        List<String> recipients,
        String subject,
        @Nullable Instant date,
        List<String> inReplyTo,
        List<String> references,
        boolean isPassedOn) {

    /** How subjects begin of what is passed on, in some languages. */
    private static final Pattern FORWARD = Pattern.compile(
            "^\\s{0,5}(?:\\[?fwd?|wg|tr|rv|enc|doorst|vb|pd|\u8f6c\u53d1|\u8f49\u5bc4)\\s?(?:\\[\\d{1,3}\\])?\\s?[:\uff1a]",
            Pattern.CASE_INSENSITIVE);

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    static {
        JakartaMailProperties.set();
    }

    static MailEnvelope of(MailHeaders headers, Set<ParseWarning> warnings) {
        List<AddressParser.Mailbox> from = senders(headers, "From");
        if (from.size() > 1 || headers.all("From").size() > 1) {
            warnings.add(ParseWarning.SEVERAL_FROM);
        }
        if (headers.all("Message-ID").size() > 1) {
            warnings.add(ParseWarning.SEVERAL_MESSAGE_IDS);
        }
        AddressParser.Mailbox real = from.isEmpty() ? null : MailingList.realSender(headers, from.get(0));
        Sender sender = first(real == null ? from : List.of(real));
        if (sender == null) {
            warnings.add(ParseWarning.NO_RETURN_ADDRESS);
        }
        return new MailEnvelope(
                sender,
                replyTo(headers),
                recipients(headers),
                subject(headers),
                date(headers),
                ids(headers, "In-Reply-To"),
                ids(headers, "References"),
                real != null);
    }

    /** A list that wants its answers itself is not answered: its members have not written. */
    private static @Nullable Sender replyTo(MailHeaders headers) {
        Sender replyTo = first(senders(headers, "Reply-To"));
        MailingList list = MailingList.of(headers);
        boolean toTheList =
                replyTo != null && list != null && list.isAt(replyTo.address().toLowerCase(Locale.ROOT));
        return toTheList ? null : replyTo;
    }

    private static String subject(MailHeaders headers) {
        String subject =
                CleanText.line(EncodedWords.decode(headers.first("Subject").orElse("")), ParseLimits.SUBJECT);
        return VisibleText.isBlank(subject) ? "" : subject;
    }

    /** Whether it goes on from an earlier mail; the first mail of a reader may quote too, but then an article. */
    boolean isReply() {
        return !isForward() && !(inReplyTo.isEmpty() && references.isEmpty());
    }

    boolean isForward() {
        return FORWARD.matcher(subject).find();
    }

    private static List<AddressParser.Mailbox> senders(MailHeaders headers, String name) {
        return headers.all(name).stream()
                .flatMap(header -> AddressParser.in(header).stream())
                .filter(AddressParser.Mailbox::claims)
                .toList();
    }

    private static @Nullable Sender first(List<AddressParser.Mailbox> mailboxes) {
        if (mailboxes.isEmpty()) {
            return null;
        }
        String address = mailboxes.get(0).address();
        return address == null ? null : new Sender(address, mailboxes.get(0).name());
    }

    private static List<String> recipients(MailHeaders headers) {
        return Stream.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "X-Delivered-To")
                .flatMap(name -> headers.all(name).stream())
                .flatMap(header -> AddressParser.in(header).stream())
                .map(AddressParser.Mailbox::address)
                .filter(Objects::nonNull)
                .map(address -> address.toLowerCase(Locale.ROOT))
                .distinct()
                .limit(ParseLimits.RECIPIENTS)
                .toList();
    }

    private static List<String> ids(MailHeaders headers, String name) {
        List<String> ids = headers.all(name).stream()
                .flatMap(header -> MessageIds.in(header).stream())
                .toList();
        return ids.subList(Math.max(0, ids.size() - ParseLimits.IDS), ids.size());
    }

    private static @Nullable Instant date(MailHeaders headers) {
        String header = headers.first("Date").orElse("");
        if (header.isEmpty() || header.length() > 200) {
            return null;
        }
        try {
            Date date = new MailDateFormat().parse(header);
            Instant instant = date == null ? null : date.toInstant();
            return instant == null || instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
        } catch (ParseException | RuntimeException unreadable) {
            return null;
        }
    }
}
