package org.imprimatur.platform;

import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/** Looks up the texts of {@code messages.properties}, in the language of whoever asks. */
@Component
public class Messages {

    private final MessageSource messages;

    Messages(MessageSource messages) {
        this.messages = messages;
    }

    public String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /** Empty where the file has no such words. */
    public Optional<String> find(String key, Object... arguments) {
        return Optional.ofNullable(messages.getMessage(key, arguments, null, LocaleContextHolder.getLocale()));
    }

    public String title(Refusal refusal) {
        return say(refusal.key() + ".title", refusal.arguments());
    }

    public String text(Refusal refusal) {
        return say(refusal.key() + ".text", refusal.arguments());
    }

    /** Shows the refusal where it can be put right. */
    public void put(Refusal refusal, BindingResult form, String field) {
        form.rejectValue(field, refusal.key(), refusal.arguments(), text(refusal));
    }
}
