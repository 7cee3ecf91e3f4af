package org.imprimatur.report;

import java.time.Duration;
import java.util.Map;
import org.imprimatur.platform.Messages;
import org.imprimatur.standards.PlaceholderProvider;
import org.springframework.stereotype.Component;

/** Lets public texts name the days within which reports are answered as the settings have them. */
@Component
class AnswerDaysPlaceholder implements PlaceholderProvider {

    private final ReportDeadlines deadlines;
    private final Messages messages;

    AnswerDaysPlaceholder(ReportDeadlines deadlines, Messages messages) {
        this.deadlines = deadlines;
        this.messages = messages;
    }

    @Override
    public Map<String, String> placeholders() {
        return Map.of("answer-days", messages.say("standards.days", days(deadlines.answerWithin())));
    }

    /** Part of a day is a day to whoever waits. */
    private static long days(Duration within) {
        return Math.max(1, (within.toHours() + 23) / 24);
    }
}
