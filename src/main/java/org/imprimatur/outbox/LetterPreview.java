package org.imprimatur.outbox;

import jakarta.mail.BodyPart;
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
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A letter as its receiver sees it: what was sent, or what would be sent now. A letter that opens an account is shown
 * without its link, and none with the address that ends letters of its kind: that is their addressee's alone.
 */
@Component
public class LetterPreview {

    private static final Logger log = LoggerFactory.getLogger(LetterPreview.class);

    private static final Pattern UNSUBSCRIBE = Pattern.compile("(/letters/unsubscribe/)[0-9a-f]+");

    private final LetterRenderer letterRenderer;

    LetterPreview(LetterRenderer letterRenderer) {
        this.letterRenderer = letterRenderer;
    }

    public Optional<LetterRenderer.Page> of(OutboxLetter letter) {
        boolean secret = SecretLetters.are(letter.kind());
        try {
            if (letter.rendered() != null && !secret) {
                return Optional.of(read(letter.rendered()));
            }
            String model = secret ? SecretLetters.veil(letter.model()) : letter.model();
            return Optional.of(
                    letterRenderer.page(letter.kind(), letter.toName(), Locale.forLanguageTag(letter.locale()), model));
        } catch (RuntimeException | MessagingException | IOException e) {
            log.warn("The letter {} cannot be shown: {}", letter.id(), e.getMessage());
            return Optional.empty();
        }
    }

    private static LetterRenderer.Page read(String rendered) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(rendered.getBytes(StandardCharsets.UTF_8)));
        MimeMultipart parts = (MimeMultipart) message.getContent();
        return new LetterRenderer.Page(message.getSubject(), shown(parts.getBodyPart(0)), shown(parts.getBodyPart(1)));
    }

    private static String shown(BodyPart part) throws MessagingException, IOException {
        return UNSUBSCRIBE.matcher((String) part.getContent()).replaceAll("$1hidden");
    }
}
