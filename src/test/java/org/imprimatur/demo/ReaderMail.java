package org.imprimatur.demo;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.Date;
import java.util.Properties;
import org.springframework.web.multipart.MultipartFile;

/**
 * A mail as a reader's mail program would send it.
 *
 * @param inReplyTo  Message-ID of the letter it answers; null if it answers none
 * @param references of that letter
 * @param attachment may be null or empty
 */
public record ReaderMail(
        String from,
        String name,
        String to,
        String subject,
        String text,
        String inReplyTo,
        String references,
        MultipartFile attachment) {

    /** @return its Message-ID */
    public String send(int smtpPort) throws MessagingException, IOException {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", String.valueOf(smtpPort));
        settings.setProperty("mail.smtp.connectiontimeout", "5000");
        settings.setProperty("mail.smtp.timeout", "10000");
        // The Message-ID is made from it; made from the name of this machine, the mail may look like one of our own.
        settings.setProperty("mail.from", from);
        MimeMessage message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress(from, name, "UTF-8"));
        message.setRecipients(MimeMessage.RecipientType.TO, InternetAddress.parse(to));
        message.setSubject(subject, "UTF-8");
        message.setSentDate(new Date());
        if (inReplyTo != null && !inReplyTo.isBlank()) {
            message.setHeader("In-Reply-To", inReplyTo);
            message.setHeader("References", (references + " " + inReplyTo).strip());
        }
        if (attachment == null || attachment.isEmpty()) {
            message.setText(text, "UTF-8");
        } else {
            message.setContent(withAttachment());
        }
        message.saveChanges();
        Transport.send(message);
        return message.getMessageID();
    }

    private MimeMultipart withAttachment() throws MessagingException, IOException {
        MimeBodyPart words = new MimeBodyPart();
        words.setText(text, "UTF-8");
        MimeBodyPart file = new MimeBodyPart();
        String type = attachment.getContentType();
        file.setContent(attachment.getBytes(), type == null ? "application/octet-stream" : type);
        file.setFileName(attachment.getOriginalFilename());
        file.setDisposition(MimeBodyPart.ATTACHMENT);
        return new MimeMultipart(words, file);
    }
}
