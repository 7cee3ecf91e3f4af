package org.imprimatur.outbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.imprimatur.mime.HeaderValue;
import org.imprimatur.mime.HeaderWriter;
import org.imprimatur.mime.MailAddress;
import org.jspecify.annotations.Nullable;

/** Builds the MIME message a letter goes over the wire as. */
final class MimeMessageBuilder {

    private final OutboxSettings settings;
    private final Clock clock;
    private final String newsroom;

    MimeMessageBuilder(OutboxSettings settings, Clock clock, String newsroom) {
        this.settings = settings;
        this.clock = clock;
        this.newsroom = newsroom;
    }

    /** @param unsubscribeLink null where there is nothing to unsubscribe from */
    String build(
            ClaimedLetter letter,
            MailAddress to,
            LetterRenderer.Page page,
            ThreadHeaders threadHeaders,
            @Nullable String unsubscribeLink)
            throws MessagingException, IOException {
        MimeMessage message = message(to, page);
        address(message, letter, to);
        HeaderWriter.setWords(message, "Subject", new HeaderValue(page.subject()));
        HeaderWriter.set(message, "Message-ID", new HeaderValue(letter.messageId()));
        mark(message, letter);
        if (unsubscribeLink != null) {
            // RFC 8058: the mail program posts to the address; opening it changes nothing, because scanners do.
            HeaderWriter.set(message, "List-Unsubscribe", new HeaderValue("<" + unsubscribeLink + ">"));
            HeaderWriter.set(message, "List-Unsubscribe-Post", new HeaderValue("List-Unsubscribe=One-Click"));
        }
        if (threadHeaders.inReplyTo() != null) {
            HeaderWriter.set(message, "In-Reply-To", new HeaderValue(threadHeaders.inReplyTo()));
        }
        if (threadHeaders.references() != null) {
            HeaderWriter.set(message, "References", new HeaderValue(threadHeaders.references()));
        }
        message.saveChanges();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static MimeMessage message(MailAddress to, LetterRenderer.Page page) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.mime.allowutf8", String.valueOf(to.needsUtf8()));
        MimeMessage message = new KeepsItsId(Session.getInstance(properties));
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(page.text(), "plain"));
        both.addBodyPart(part(page.html(), "html"));
        message.setContent(both);
        return message;
    }

    private void address(MimeMessage message, ClaimedLetter letter, MailAddress to)
            throws MessagingException, IOException {
        HeaderWriter.set(message, "Date", new HeaderValue(new MailDateFormat().format(Date.from(clock.instant()))));
        HeaderWriter.set(message, "From", mailbox(settings.from(), newsroom));
        HeaderWriter.set(message, "To", mailbox(to.toString(), letter.recipientName()));
        String replyTo = replyTo(letter);
        if (replyTo != null && !replyTo.isBlank()) {
            HeaderWriter.set(message, "Reply-To", mailbox(replyTo, newsroom));
        }
    }

    /** So that no machine answers, and we know our own letter if it comes back. */
    private void mark(MimeMessage message, ClaimedLetter letter) throws MessagingException {
        HeaderWriter.set(message, "Auto-Submitted", new HeaderValue(submitted(letter)));
        // Not NDR: we want to hear of letters that cannot be delivered.
        HeaderWriter.set(message, "X-Auto-Response-Suppress", new HeaderValue("DR, RN, NRN, OOF, AutoReply"));
        HeaderWriter.set(message, "X-Loop", new HeaderValue(settings.from()));
        // Others may write our address there; only this is on record.
        HeaderWriter.set(message, SentLetters.MARK, new HeaderValue(letter.messageId()));
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        HeaderWriter.set(part, "Content-Transfer-Encoding", new HeaderValue("quoted-printable"));
        return part;
    }

    private static HeaderValue mailbox(String address, String name) throws IOException, MessagingException {
        InternetAddress mailbox = new InternetAddress(address, false);
        mailbox.setPersonal(HeaderValue.ofWords(name).text(), "UTF-8");
        return new HeaderValue(mailbox.toString().replace("\r\n", ""));
    }

    /** An answer leads back to the case it belongs to, whoever gives it. */
    private @Nullable String replyTo(ClaimedLetter letter) {
        Letter.Answers answers = letter.answers();
        if (answers == null) {
            return settings.replyTo();
        }
        return MailAddress.parse(answers.replyTo() + "@" + settings.mailDomain())
                .map(MailAddress::toString)
                .orElse(settings.replyTo());
    }

    /** RFC 3834 tells what answers somebody's mail from what nobody has asked for; robots answer neither. */
    private static String submitted(ClaimedLetter letter) {
        return letter.answers() != null ? "auto-replied" : "auto-generated";
    }

    /** The library would put an id of its own in place of the one the row was born with. */
    private static final class KeepsItsId extends MimeMessage {

        KeepsItsId(Session session) {
            super(session);
        }

        @Override
        protected void updateMessageID() {
            // It has one.
        }
    }
}
