package org.imprimatur.workflow.check;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Reads times as the engine does: ISO 8601, with or without expressions in them. */
final class TimeExpressions {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{[^}]*}");
    private static final Pattern DURATION =
            Pattern.compile("P(?=.)(\\d+Y)?(\\d+M)?(\\d+W)?(\\d+D)?(T(?=.)(\\d+H)?(\\d+M)?(\\d+([.,]\\d+)?S)?)?");
    private static final Pattern CYCLE = Pattern.compile("R\\d*/(.+)");
    /** Seconds to weekday, and perhaps the year; what each may be, the engine knows. */
    private static final Pattern CRON = Pattern.compile("\\S+( \\S+){4,6}");

    private TimeExpressions() {}

    /** How long, or until when. */
    static boolean isDueDate(String text) {
        return isDuration(text) || isDate(text);
    }

    static boolean isDuration(String text) {
        return isOneExpression(text) || DURATION.matcher(filled(text)).matches();
    }

    static boolean isDate(String text) {
        if (isOneExpression(text)) {
            return true;
        }
        for (DateTimeFormatter format :
                new DateTimeFormatter[] {DateTimeFormatter.ISO_DATE_TIME, DateTimeFormatter.ISO_DATE}) {
            try {
                format.parse(filled(text));
                return true;
            } catch (DateTimeException another) {
                // The next one may read it.
            }
        }
        return false;
    }

    static boolean isCycle(String text) {
        if (isOneExpression(text) || CRON.matcher(filled(text)).matches()) {
            return true;
        }
        var cycle = CYCLE.matcher(text);
        if (!cycle.matches()) {
            return false;
        }
        for (String part : cycle.group(1).split("/")) {
            if (!isDueDate(part)) {
                return false;
            }
        }
        return true;
    }

    /** How often and how long apart something is tried again; or how long before each time. */
    static boolean isRetryCycle(String text) {
        if (isOneExpression(text)) {
            return true;
        }
        String[] pauses = text.split(",", -1);
        if (pauses.length == 1) {
            var cycle = CYCLE.matcher(text.strip());
            return isDuration(cycle.matches() ? cycle.group(1) : text.strip());
        }
        return Arrays.stream(pauses).map(String::strip).allMatch(TimeExpressions::isDuration);
    }

    private static boolean isOneExpression(String text) {
        return EXPRESSION.matcher(text).matches();
    }

    /** As it might read once its expressions are filled in. */
    private static String filled(String text) {
        return EXPRESSION.matcher(text).replaceAll("1");
    }
}
