package org.imprimatur.history;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.people.Person;

/**
 * A way in which a page or a letter may be wrong, to see that it would be noticed.
 *
 * @param where   the address of the page, or "letter" and its kind
 * @param truth   the words that are replaced
 * @param instead by what
 */
record Lie(String what, Pattern where, Pattern truth, Function<MatchResult, String> instead) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final String HEAD = "/desk/articles/[0-9a-f-]{36}";
    private static final String LIST = "/desk/articles\\?.*";
    private static final String DESK = "/desk(\\?.*)?";
    private static final String READER = "/articles/.*";
    private static final String PUBLISH = "/desk/tasks/.*/publish";
    private static final String MOMENT = "(?<=<time datetime=\")[^\"]*T[^\"]*(?=\")";
    private static final String SIGNATURES = "(\\d+) of (\\d+) (?=signatures)";
    /** With the day of the week before it, which is not looked at. */
    private static final String A_DAY =
            "\\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \\d{4}";

    boolean changes(String place, String words) {
        return where.matcher(place).matches()
                && truth.matcher(words).find()
                && !in(words).equals(words);
    }

    String in(String words) {
        return truth.matcher(words).replaceAll(found -> Matcher.quoteReplacement(instead.apply(found)));
    }

    /** All that must be noticed. */
    static List<Lie> about(List<Person> cast) {
        List<String> names = cast.stream().map(Person::name).toList();
        String anybody =
                "(" + String.join("|", names.stream().map(Pattern::quote).toList()) + ")";
        Function<MatchResult, String> somebodyElse =
                found -> names.get((names.indexOf(found.group(1)) + 1) % names.size());
        return List.of(
                // Holders
                lie("who has a turn, in its head", HEAD, "(?<=: waiting for )" + anybody, somebodyElse),
                lie("who has a turn, in the list", LIST, "(?<= waits for )" + anybody, somebodyElse),
                lie("who has a turn, in the calendar", "/desk/calendar", "(?<=, with )" + anybody, somebodyElse),
                lie("who has what others wait for", DESK, "(?<=with )" + anybody, somebodyElse),
                lie("who has the next step, in a letter", "letter signed", "(?<=”, with )" + anybody, somebodyElse),
                lie("who is late, in a letter", "letter escalation", "(?<=been with )" + anybody, somebodyElse),
                lie("who reviewed it, for readers", READER, anybody + "(?=, FNP-BC)", somebodyElse),
                // Steps
                lie("the step, in its head", HEAD, "Medical review(?=: waiting)", found -> "Publish"),
                lie("the step, in the list", LIST, "Medical review(?= waits)", found -> "Publish"),
                lie("the next step, in a letter", "letter signed", "(?<=Next comes “)[^”]+", found -> "Legal check"),
                lie(
                        "that it can be published, in a letter",
                        "letter turn",
                        "waits to be published, and [^.]*\\.",
                        found -> "is signed and ready to publish."),
                lie(
                        "that it waits for no clinician, in a letter",
                        "letter signed",
                        "another clinician reads it before it can go live",
                        found ->
                                "it cannot go live before another clinician has read and signed it, and nobody is asked to at present"),
                lie(
                        "that it can go live, on its page",
                        PUBLISH,
                        "It cannot go live yet\\.",
                        found -> "Signed and unchanged."),
                lie(
                        "that it cannot go live, on its page",
                        PUBLISH,
                        "Signed and unchanged\\.",
                        found -> "It cannot go live yet."),
                lie("that no change is asked for", HEAD, "Changes asked for", found -> "Waiting"),
                lie("that it waits for nobody", HEAD, ": waiting for any ", found -> ": It waits for nobody. "),
                // Days
                lie("when a turn is due, in its head", HEAD, MOMENT, Lie::another),
                lie("when a turn is due, in the list", LIST, MOMENT, Lie::another),
                lie("when a turn is due, on the desk", DESK, MOMENT, Lie::another),
                lie("that a turn is late", DESK, "(?<=>)\\s*Due(?=\\s*<time)", found -> "Was due"),
                lie("that a turn is not late", DESK, "(?<=>)\\s*Was due(?=\\s*<time)", found -> "Due"),
                lie(
                        "when a turn is due, in a letter",
                        "letter (turn|reminder|joined)",
                        "(?<= due (on|now:) [A-Z][a-z]{5,8} )" + A_DAY,
                        Lie::anotherDay),
                lie(
                        "since when a turn is late, in a letter",
                        "letter escalation",
                        "(?<= was due on [A-Z][a-z]{5,8} )" + A_DAY,
                        Lie::anotherDay),
                lie(
                        "to which day it was moved, in a letter",
                        "letter due-moved",
                        "(?<= it is due on [A-Z][a-z]{5,8} )" + A_DAY,
                        Lie::anotherDay),
                lie(
                        "when it goes live, in its head",
                        HEAD,
                        "(?<=It goes live</span> <time datetime=\")[^\"]*(?=\")",
                        Lie::another),
                lie(
                        "when it goes live, in a letter",
                        "letter goes-live",
                        "(?<=: it goes live on [A-Z][a-z]{5,8} )" + A_DAY,
                        Lie::anotherDay),
                lie("that it is scheduled", LIST, "goes live", found -> ""),
                lie("when it is read again", HEAD, "(?<=again by</span> <time datetime=\")[^\"]*(?=\")", Lie::another),
                lie("that its review is not overdue", HEAD, "Review overdue", found -> "Live"),
                lie(
                        "when it was last reviewed, for readers",
                        READER,
                        "(?<=Last reviewed</span> <time [^>]{0,200}>)[^<]+",
                        found -> "1 May 2020"),
                lie(
                        "when a reader is answered, in a letter",
                        "letter ack",
                        "(?<=our answer by [A-Z][a-z]{5,8} )" + A_DAY,
                        Lie::anotherDay),
                // Counts
                lie("how many have signed, in its head", HEAD, SIGNATURES, Lie::oneMore),
                lie("how many must sign, in the list", LIST, SIGNATURES, Lie::oneNeededMore),
                lie("how many have signed, on the desk", DESK, SIGNATURES, Lie::oneMore),
                lie("how many have signed, to its publisher", PUBLISH, SIGNATURES, Lie::oneMore),
                lie("how many have signed, in a letter", "letter signed", SIGNATURES, Lie::oneMore),
                lie("how many are live, in the list", LIST, "(?<=class=\"count\">)\\d+", Lie::plusOne),
                lie("how much waits for somebody, on the desk", DESK, "(?<=class=\"count\">)\\d+", Lie::plusOne),
                lie(
                        "how much waits for somebody, in the daily letter",
                        "letter digest",
                        "\\d+(?= texts? waits? for you today)",
                        found -> "99"),
                lie("how much somebody has to do", "/desk/people.*", "\\d+(?= turns?<)", Lie::plusOne),
                lie("how long a credential is good", "/desk/people.*", "(?<=Expires in )\\d+(?= days)", Lie::plusOne),
                lie("how grave its risk is", HEAD, "Ordinary risk", found -> "High risk"),
                lie("how grave its risk is, in the list", LIST, "High risk", found -> "Ordinary risk"));
    }

    private static Lie lie(String what, String where, String truth, Function<MatchResult, String> instead) {
        return new Lie(what, Pattern.compile(where), Pattern.compile(truth), instead);
    }

    private static String another(MatchResult found) {
        String said = found.group();
        return said.contains("T")
                ? OffsetDateTime.parse(said).plusDays(1).toString()
                : LocalDate.parse(said).plusDays(1).toString();
    }

    private static String anotherDay(MatchResult found) {
        return DAY.format(LocalDate.parse(found.group(), DAY).plusDays(1));
    }

    private static String oneMore(MatchResult found) {
        return Integer.parseInt(found.group(1)) + 1 + " of " + found.group(2) + " ";
    }

    private static String oneNeededMore(MatchResult found) {
        return found.group(1) + " of " + (Integer.parseInt(found.group(2)) + 1) + " ";
    }

    private static String plusOne(MatchResult found) {
        return Integer.parseInt(found.group()) + 1 + "";
    }
}
