package org.imprimatur.journey;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;

/** What stands on buttons and labels, so that a better word on a page is no broken test. */
final class Labels {

    private static final Properties ALL = load();

    private Labels() {}

    static String say(String key, Object... arguments) {
        String words = ALL.getProperty(key);
        if (words == null) {
            throw new AssertionError("messages.properties has no " + key);
        }
        return arguments.length == 0 ? words : new MessageFormat(words, Locale.UK).format(arguments);
    }

    private static Properties load() {
        try (var stream = Labels.class.getResourceAsStream("/messages.properties")) {
            Properties all = new Properties();
            all.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
