package org.imprimatur.workflow;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.platform.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words why a step failed. A page never shows a stack trace, nor the name of a class. */
@Component
public class FailureMessages {

    private static final int LONGEST = 300;
    private static final Pattern REFUSAL = Pattern.compile("(refusal\\.\\w+)\\[(.*)]", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("^(ENGINE-\\d+|DMN-\\d+)\\s+");
    private static final Pattern CLASS = Pattern.compile("\\b(?:[a-z_$][\\w$]*\\.){2,}[A-Z][\\w$]*(?:: )?");
    private static final Pattern DATABASE =
            Pattern.compile("SQL|JDBC|connection|deadlock|lock timeout", Pattern.CASE_INSENSITIVE);

    private final Messages messages;

    FailureMessages(Messages messages) {
        this.messages = messages;
    }

    /** @param message of the exception, null if it had none */
    String inWords(@Nullable String message) {
        String text = message == null ? "" : message.strip();
        Matcher refusal = REFUSAL.matcher(text);
        if (refusal.find()) {
            Object[] arguments = refusal.group(2).split(", ");
            return messages.find(refusal.group(1) + ".title", arguments)
                    .map(title -> title + ". "
                            + messages.find(refusal.group(1) + ".text", arguments)
                                    .orElse(""))
                    .map(String::strip)
                    .orElseGet(() -> messages.say("workflow.failure.cause.none"));
        }
        if (text.isEmpty()) {
            return messages.say("workflow.failure.cause.none");
        }
        return DATABASE.matcher(text).find() ? messages.say("workflow.failure.cause.database") : line(text);
    }

    /** What the engine said, without its codes and the names of classes. */
    public static String line(@Nullable String message) {
        String first =
                message == null ? "" : message.strip().lines().findFirst().orElse("");
        String bare = CLASS.matcher(CODE.matcher(first).replaceFirst(""))
                .replaceAll("")
                .strip();
        String said = bare.isEmpty() ? "" : bare.substring(0, 1).toUpperCase(Locale.ROOT) + bare.substring(1);
        return said.length() <= LONGEST ? said : said.substring(0, LONGEST - 1).strip() + "…";
    }
}
