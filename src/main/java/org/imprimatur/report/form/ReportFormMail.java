package org.imprimatur.report.form;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import org.imprimatur.article.Article;
import org.imprimatur.mime.HeaderValue;
import org.imprimatur.mime.HeaderWriter;
import org.imprimatur.platform.BaseAddress;
import org.imprimatur.platform.VisibleText;
import org.imprimatur.publication.CorrectionsAddress;
import org.springframework.stereotype.Component;

/**
 * Writes what a reader typed into the form as the mail they would have written, so that it goes the way of every mail.
 * Its id and date come from the form, so that a form sent twice is the same mail. The id is of a domain nobody can have:
 * with ours it would be taken for a letter of our own that came back.
 */
@Component
class ReportFormMail {

    private static final String DOMAIN = "form.invalid";

    private final CorrectionsAddress corrections;
    private final BaseAddress address;

    ReportFormMail(CorrectionsAddress corrections, BaseAddress address) {
        this.corrections = corrections;
        this.address = address;
    }

    byte[] write(Article article, String title, ReportForm form, ReportFormTokens.Opened opened) {
        try {
            MimeMessage mail = new Marked("<" + opened.mark() + "@" + DOMAIN + ">");
            if (!form.email().isEmpty()) {
                String name = HeaderValue.ofWords(form.name()).text();
                mail.setFrom(
                        new InternetAddress(form.email(), name.isEmpty() ? null : name, StandardCharsets.UTF_8.name()));
            }
            mail.setRecipients(Message.RecipientType.TO, corrections.of(article));
            HeaderWriter.setWords(mail, "Subject", HeaderValue.ofWords("Article " + article.number() + ": " + title));
            mail.setSentDate(Date.from(opened.at()));
            mail.setText(words(article, form), StandardCharsets.UTF_8.name());
            HeaderWriter.set(mail, "Content-Transfer-Encoding", new HeaderValue("base64"));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException cannotBe) {
            throw new IllegalStateException("Every part of the mail was checked before", cannotBe);
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
    }

    private String words(Article article, ReportForm form) {
        StringBuilder words = new StringBuilder(form.wrong().strip()).append("\n\n");
        if (!VisibleText.isBlank(form.passage())) {
            form.passage()
                    .strip()
                    .lines()
                    .forEach(line -> words.append("> ").append(line).append('\n'));
            words.append('\n');
        }
        if (!form.name().isEmpty()) {
            words.append(form.name()).append('\n');
        }
        return words.append(address.to("/articles/" + article.slug()))
                .append('\n')
                .toString();
    }

    private static final class Marked extends MimeMessage {

        private final String id;

        Marked(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            HeaderWriter.set(this, "Message-ID", new HeaderValue(id));
        }
    }
}
