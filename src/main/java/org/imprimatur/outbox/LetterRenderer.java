package org.imprimatur.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.imprimatur.mime.HeaderValue;
import org.imprimatur.mime.MailAddress;
import org.imprimatur.platform.BaseAddress;
import org.imprimatur.platform.NewsroomSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Renders a letter: subject, text and HTML from the trio {@code templates/letter/<kind>.*}, and the whole of it as
 * the message that goes over the wire. It asks nobody for anything: what it prints was frozen with the letter.
 */
@Component
public class LetterRenderer {

    private final ObjectMapper json;
    private final OutboxSettings settings;
    private final BaseAddress address;
    private final LetterVariables variables;
    private final MimeMessageBuilder mimeMessageBuilder;
    private final SpringTemplateEngine engine;
    private final CssInliner cssInliner;

    LetterRenderer(
            ObjectMapper json,
            OutboxSettings settings,
            Clock clock,
            MessageSource words,
            BaseAddress address,
            NewsroomSettings newsroom) {
        this.json = json;
        this.settings = settings;
        this.address = address;
        this.variables = new LetterVariables(words, clock, address, newsroom.name());
        this.mimeMessageBuilder = new MimeMessageBuilder(settings, clock, newsroom.name());
        this.engine = engine(words);
        this.cssInliner = CssInliner.fromClasspath("templates/letter/letter.css");
    }

    /** What a reader of the letter sees. */
    public record Page(String subject, String text, String html) {}

    /** The letter as it is kept and sent. */
    record Rendered(
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
        Context context = new Context(locale, variables.of(kind, recipientName, locale, model(modelJson)));
        context.setVariable("unsubscribe", Objects.requireNonNullElse(unsubscribeLink(unsubscribeToken), ""));
        String template = LetterKind.of(kind)
                .map(LetterKind::template)
                .orElseThrow(() -> new IllegalStateException("No templates for letters of the kind " + kind));
        Object title = context.getVariable("title");
        context.setVariable("title", ShortTitle.inASubject(String.valueOf(title)));
        String subject = HeaderValue.ofWords(engine.process(template + ".subject.txt", context))
                .text();
        context.setVariable("title", title);
        context.setVariable("subject", subject);
        String text = PlainTextFormatter.wrapped(engine.process(template + ".txt", context));
        String html = cssInliner.inline(engine.process(template + ".html", context));
        return new Page(subject, text, html);
    }

    /** @param earlier Message-IDs of what this person got before in this thread, oldest first */
    Rendered render(ClaimedLetter letter, MailAddress to, List<String> earlier) {
        Page page =
                page(letter.kind(), letter.recipientName(), letter.locale(), letter.model(), letter.unsubscribeToken());
        ThreadHeaders threadHeaders =
                ThreadHeaders.of(letter.thread(), settings.mailDomain(), letter.answers(), earlier);
        try {
            String message = mimeMessageBuilder.build(
                    letter, to, page, threadHeaders, unsubscribeLink(letter.unsubscribeToken()));
            return new Rendered(page.subject(), message, threadHeaders.inReplyTo(), threadHeaders.references());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("The letter cannot be put into an envelope: " + e.getMessage(), e);
        }
    }

    private @Nullable String unsubscribeLink(@Nullable String token) {
        return token == null ? null : address.to("/letters/unsubscribe/" + token);
    }

    /** Where a letter comes back to if it cannot be delivered. */
    String bounceAddress(String token) {
        return settings.bounceAddress(token);
    }

    public Map<String, Object> model(String modelJson) {
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
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(LetterRenderer.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setResolvablePatterns(Set.of(names));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }
}
