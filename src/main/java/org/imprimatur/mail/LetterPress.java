package org.imprimatur.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes a letter out: subject, text and page from the trio {@code templates/letter/<kind>.*}, and the whole of it as
 * the message that goes over the wire. It asks nobody for anything: what it prints was frozen with the letter.
 */
@Component
class LetterPress {

    private static final String DAY = "EEEE d\u00a0MMMM\u00a0yyyy";

    /** What a daily letter lists. */
    private static final List<String> LISTS = List.of("overdue", "waiting", "others", "news");

    private static final List<String> COUNTS = List.of("turns", "late", "more");

    /** Texts a letter's model may leave out. */
    private static final List<String> OPTIONAL =
            List.of("title", "step", "instruction", "from", "givenBy", "signer", "holder", "roles");

    /** Texts that are quoted line by line: "note" as "noteLines". */
    private static final List<String> QUOTED = List.of("note", "briefs", "summary");

    /** Letters to readers that answer their mail, also where that mail had no Message-ID to answer. */
    private static final Set<String> ANSWERS = Set.of("ack", "outcome");

    private final ObjectMapper json;
    private final MailSettings settings;
    private final Clock clock;
    private final MessageSource words;
    private final String baseUrl;
    private final String newsroom;
    private final SpringTemplateEngine engine;
    private final Stylist stylist;

    LetterPress(
            ObjectMapper json,
            MailSettings settings,
            Clock clock,
            MessageSource words,
            @Value("${imprimatur.base-url}") String baseUrl,
            @Value("${imprimatur.newsroom.name}") String newsroom) {
        this.json = json;
        this.settings = settings;
        this.clock = clock;
        this.words = words;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
        this.newsroom = newsroom;
        this.engine = engine(words);
        this.stylist = Stylist.fromClasspath("templates/letter/letter.css");
    }

    /** What a reader of the letter sees. */
    record Page(String subject, String text, String html) {}

    /** The letter as it is kept and sent. */
    record Printed(
            String subject,
            String message,
            @Nullable String inReplyTo,
            @Nullable String references) {

        byte[] bytes() {
            return message.getBytes(StandardCharsets.UTF_8);
        }
    }

    Page page(String kind, String recipientName, Locale locale, String modelJson) {
        return page(kind, recipientName, locale, modelJson, null);
    }

    private Page page(
            String kind, String recipientName, Locale locale, String modelJson, @Nullable String unsubscribeToken) {
        Context context = new Context(locale, variables(kind, recipientName, locale, model(modelJson)));
        context.setVariable("unsubscribe", unsubscribeToken == null ? "" : unsubscribeLink(unsubscribeToken));
        String template = "letter/" + kind;
        String subject = HeaderValue.ofWords(engine.process(template + ".subject.txt", context))
                .text();
        context.setVariable("subject", subject);
        String text = PlainText.wrapped(engine.process(template + ".txt", context));
        String html = stylist.dress(engine.process(template + ".html", context));
        return new Page(subject, text, html);
    }

    /** @param earlier Message-IDs of what this person got before in this thread, oldest first */
    Printed print(Claimed letter, MailAddress to, List<String> earlier) {
        Page page =
                page(letter.kind(), letter.recipientName(), letter.locale(), letter.model(), letter.unsubscribeToken());
        Ancestry ancestry = ancestry(letter, earlier);
        String inReplyTo = ancestry.inReplyTo();
        String references = ancestry.references();
        try {
            MimeMessage message = message(letter, to, page);
            if (inReplyTo != null) {
                Headers.set(message, "In-Reply-To", new HeaderValue(inReplyTo));
            }
            if (references != null) {
                Headers.set(message, "References", new HeaderValue(references));
            }
            message.saveChanges();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            message.writeTo(out);
            return new Printed(page.subject(), out.toString(StandardCharsets.UTF_8), inReplyTo, references);
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("The letter cannot be put into an envelope: " + e.getMessage(), e);
        }
    }

    private MimeMessage message(Claimed letter, MailAddress to, Page page) throws MessagingException, IOException {
        Properties properties = new Properties();
        properties.put("mail.mime.allowutf8", String.valueOf(to.needsUtf8()));
        MimeMessage message = new KeepsItsId(Session.getInstance(properties));
        String us = settings.from();
        Headers.set(message, "Date", new HeaderValue(DateHeader.of(Date.from(clock.instant()))));
        Headers.set(message, "From", mailbox(us, newsroom));
        Headers.set(message, "To", mailbox(to.toString(), letter.recipientName()));
        String replyTo = replyTo(letter);
        if (replyTo != null && !replyTo.isBlank()) {
            Headers.set(message, "Reply-To", mailbox(replyTo, newsroom));
        }
        Headers.setWords(message, "Subject", new HeaderValue(page.subject()));
        Headers.set(message, "Message-ID", new HeaderValue(letter.messageId()));
        Headers.set(message, "Auto-Submitted", new HeaderValue(submitted(letter)));
        // Not NDR: we want to hear of letters that cannot be delivered.
        Headers.set(message, "X-Auto-Response-Suppress", new HeaderValue("DR, RN, NRN, OOF, AutoReply"));
        Headers.set(message, "X-Loop", new HeaderValue(us));
        if (letter.unsubscribeToken() != null) {
            // RFC 8058: the mail program posts to the address; opening it changes nothing, because scanners do.
            Headers.set(
                    message,
                    "List-Unsubscribe",
                    new HeaderValue("<" + unsubscribeLink(letter.unsubscribeToken()) + ">"));
            Headers.set(message, "List-Unsubscribe-Post", new HeaderValue("List-Unsubscribe=One-Click"));
        }
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(part(page.text(), "plain"));
        both.addBodyPart(part(page.html(), "html"));
        message.setContent(both);
        return message;
    }

    private String unsubscribeLink(String token) {
        return baseUrl + "/letters/unsubscribe/" + token;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        Headers.set(part, "Content-Transfer-Encoding", new HeaderValue("quoted-printable"));
        return part;
    }

    private static HeaderValue mailbox(String address, String name) throws IOException, MessagingException {
        InternetAddress mailbox = new InternetAddress(address, false);
        mailbox.setPersonal(HeaderValue.ofWords(name).text(), "UTF-8");
        return new HeaderValue(mailbox.toString().replace("\r\n", ""));
    }

    /** Where a letter comes back to if it cannot be delivered. */
    String bounceAddress(String token) {
        return settings.bounceAddress(token);
    }

    private Ancestry ancestry(Claimed letter, List<String> earlier) {
        return Ancestry.of(letter.thread(), settings.mailDomain(), letter.answers(), earlier);
    }

    /** An answer leads back to the case it belongs to, whoever gives it. */
    private @Nullable String replyTo(Claimed letter) {
        Letter.Answers answers = letter.answers();
        if (answers == null) {
            return settings.replyTo();
        }
        return MailAddress.parse(answers.replyTo() + "@" + settings.mailDomain())
                .map(MailAddress::toString)
                .orElse(settings.replyTo());
    }

    /** RFC 3834 tells what answers somebody's mail from what nobody has asked for; robots answer neither. */
    private static String submitted(Claimed letter) {
        return letter.answers() != null || ANSWERS.contains(letter.kind()) ? "auto-replied" : "auto-generated";
    }

    private Map<String, Object> variables(String kind, String recipientName, Locale locale, Map<String, Object> model) {
        Map<String, Object> variables = new HashMap<>(model);
        variables.put("kind", kind);
        variables.put("toName", recipientName);
        variables.put("newsroom", newsroom);
        variables.put("number", String.valueOf(model.getOrDefault("number", "")));
        variables.put("link", baseUrl + model.getOrDefault("path", "/"));
        variables.put("home", baseUrl + "/");
        variables.put("fewer", Concern.of(kind).isPresent() ? baseUrl + "/desk/me/letters" : "");
        for (String list : LISTS) {
            variables.put(list, lines(model.get(list), locale));
        }
        variables.put("due", time(model.get("due"), DAY, locale));
        variables.put("until", time(model.get("expires"), "EEEE d\u00a0MMMM\u00a0yyyy, HH:mm zzz", locale));
        String page = String.valueOf(model.get("page"));
        // A page of a newsroom's own diagrams has no words of its own and speaks as an approval.
        variables.put("page", hasWords("letter.turn." + page + ".for", locale) ? page : "approve");
        String about = String.valueOf(model.getOrDefault("about", "article"));
        variables.put("about", hasWords("letter." + about + ".subject", locale) ? about : "article");
        long lateDays = lateDays(model.get("due"));
        variables.put("lateDays", Math.max(0, lateDays));
        variables.put("when", lateDays < 0 ? "before" : lateDays == 0 ? "on" : "after");
        variables.put("waitingSince", time(model.get("since"), DAY, locale));
        for (String count : COUNTS) {
            variables.putIfAbsent(count, 0);
        }
        variables.put("because", because(model));
        variables.put("pooled", Boolean.TRUE.equals(model.get("pooled")));
        for (String text : OPTIONAL) {
            variables.putIfAbsent(text, "");
        }
        for (String text : QUOTED) {
            variables.put(
                    text + "Lines",
                    String.valueOf(model.getOrDefault(text, "")).strip().lines().toList());
        }
        return variables;
    }

    private boolean hasWords(String key, Locale locale) {
        return words.getMessage(key, null, null, locale) != null;
    }

    /** Whole days past the due date; negative before it. */
    private long lateDays(@Nullable Object due) {
        return due == null || String.valueOf(due).isEmpty()
                ? 0
                : Math.floorDiv(
                        Duration.between(Instant.parse(String.valueOf(due)), clock.instant())
                                .toSeconds(),
                        86_400);
    }

    /** The lines of a list, each with its own link and day. */
    private List<Map<String, Object>> lines(@Nullable Object list, Locale locale) {
        List<Map<String, Object>> lines = new ArrayList<>();
        if (list instanceof List<?> items) {
            for (Object item : items) {
                Map<String, Object> line = new HashMap<>();
                ((Map<?, ?>) item).forEach((key, value) -> line.put(String.valueOf(key), value));
                line.put("number", String.valueOf(line.getOrDefault("number", "")));
                line.put("link", baseUrl + line.getOrDefault("path", "/"));
                line.put("due", time(line.get("due"), DAY, locale));
                line.put("since", time(line.get("since"), DAY, locale));
                for (String text : OPTIONAL) {
                    line.putIfAbsent(text, "");
                }
                lines.add(line);
            }
        }
        return lines;
    }

    /** Why it is this person's turn. */
    private static String because(Map<String, Object> model) {
        boolean handedOver = !"".equals(model.getOrDefault("from", ""));
        if (Boolean.TRUE.equals(model.get("pooled"))) {
            return handedOver ? "pooled.from" : "pooled";
        }
        if (!"".equals(model.getOrDefault("givenBy", ""))) {
            return "named";
        }
        return handedOver ? "from" : "yours";
    }

    /** A letter may be read days later, so it names the day in full: "Thursday 26 November 2026". */
    private String time(@Nullable Object instant, String pattern, Locale locale) {
        if (instant == null || String.valueOf(instant).isEmpty()) {
            return "";
        }
        return DateTimeFormatter.ofPattern(pattern, locale)
                .withZone(clock.getZone().equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : clock.getZone())
                .format(Instant.parse(String.valueOf(instant)));
    }

    Map<String, Object> model(String modelJson) {
        try {
            return json.readValue(modelJson, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The letter's model cannot be read", e);
        }
    }

    private static SpringTemplateEngine engine(MessageSource words) {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateEngineMessageSource(words);
        engine.addTemplateResolver(resolver(TemplateMode.HTML, "*.html"));
        engine.addTemplateResolver(resolver(TemplateMode.TEXT, "*.txt"));
        return engine;
    }

    private static ClassLoaderTemplateResolver resolver(TemplateMode mode, String names) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(LetterPress.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setResolvablePatterns(Set.of(names));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
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
