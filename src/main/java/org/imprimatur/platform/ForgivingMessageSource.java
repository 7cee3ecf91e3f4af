package org.imprimatur.platform;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;

/**
 * The message source over {@code messages.properties}. Where a message is missing, the end of its key stands in, and
 * the log says so once: a page with one poor phrase is of more use than none.
 */
final class ForgivingMessageSource implements MessageSource {

    private static final Logger log = LoggerFactory.getLogger(ForgivingMessageSource.class);

    private final MessageSource file;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    ForgivingMessageSource(MessageSource file) {
        this.file = file;
    }

    /** Without words to fall back on, whoever asks wants to know that there are none. */
    @Override
    public @Nullable String getMessage(
            String code, Object @Nullable [] arguments, @Nullable String otherwise, @Nullable Locale locale) {
        return file.getMessage(code, arguments, otherwise, orDefault(locale));
    }

    @Override
    public String getMessage(String code, Object @Nullable [] arguments, @Nullable Locale locale) {
        String words = file.getMessage(code, arguments, null, orDefault(locale));
        return words == null ? standIn(code) : words;
    }

    @Override
    public String getMessage(MessageSourceResolvable asked, @Nullable Locale locale) {
        String[] codes = Objects.requireNonNullElse(asked.getCodes(), new String[0]);
        for (String code : codes) {
            String words = file.getMessage(code, asked.getArguments(), null, orDefault(locale));
            if (words != null) {
                return words;
            }
        }
        String otherwise = asked.getDefaultMessage();
        return otherwise != null ? otherwise : codes.length == 0 ? "" : standIn(codes[codes.length - 1]);
    }

    private String standIn(String code) {
        if (told.size() < 1_000 && told.add(code)) {
            log.error("There are no words for {}", code);
        }
        return code.substring(code.lastIndexOf('.') + 1).replace('-', ' ').replace('_', ' ');
    }

    private static Locale orDefault(@Nullable Locale locale) {
        return locale == null ? Locale.getDefault() : locale;
    }
}
