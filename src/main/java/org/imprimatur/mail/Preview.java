package org.imprimatur.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A letter as its receiver sees it: what was sent, to the byte, or what would be sent now. A letter that opens an
 * account is shown without its link.
 */
@Component
class Preview {

    private static final Logger log = LoggerFactory.getLogger(Preview.class);

    private final LetterPress press;

    Preview(LetterPress press) {
        this.press = press;
    }

    Optional<LetterPress.Page> of(MailShelf.Entry letter) {
        boolean secret = SecretLetters.are(letter.kind());
        try {
            if (letter.rendered() != null && !secret) {
                return Optional.of(read(letter.rendered()));
            }
            String model = secret ? SecretLetters.veil(letter.model()) : letter.model();
            return Optional.of(
                    press.page(letter.kind(), letter.toName(), Locale.forLanguageTag(letter.locale()), model));
        } catch (RuntimeException | MessagingException | IOException e) {
            log.warn("The letter {} cannot be shown: {}", letter.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private static LetterPress.Page read(String rendered) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(rendered.getBytes(StandardCharsets.UTF_8)));
        MimeMultipart parts = (MimeMultipart) message.getContent();
        return new LetterPress.Page(
                message.getSubject(), (String) parts.getBodyPart(0).getContent(), (String)
                        parts.getBodyPart(1).getContent());
    }
}
