package org.imprimatur.mime;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What providers write whose readers call a letter unwanted, where they do not follow RFC 5965. */
final class ComplaintPhrases {

    private static final int OPENING = 2_000;

    private static final List<String> SUBJECTS = List.of(
            "complaint about message from",
            "complaint about your message",
            "email feedback report",
            "feedback report for",
            "client tos notification",
            "abuse report",
            "abuse complaint",
            "spam report",
            "spam complaint",
            "junk mail report",
            "[spamcop",
            "spam-beschwerde",
            "plainte pour spam");

    private static final List<String> WORDS = List.of(
            "email abuse report",
            "this is a spam report",
            "this is a complaint about",
            "reported as spam",
            "reported your message as",
            "marked as spam by",
            "marked as junk by",
            "marked this message as",
            "marked your message as",
            "considers this message to be spam",
            "junk email reporting",
            "feedback loop",
            "unsolicited bulk email",
            "als spam gemeldet",
            "als spam markiert",
            "signal\u00e9 comme spam",
            "signal\u00e9 comme ind\u00e9sirable");

    /** Under which names those who run such services write. */
    private static final Set<String> LOOPS = Set.of(
            "scomp",
            "fbl",
            "fbl-no-reply",
            "feedbackloop",
            "feedback-loop",
            "feedback",
            "arf",
            "jmrp",
            "complaints",
            "complaint",
            "abuse",
            "abuse-report",
            "abusedesk",
            "spam",
            "spamreport",
            "spam-report");

    private static final Pattern TYPE = Pattern.compile(
            "^[> \\t]{0,10}feedback-type: ?([a-z-]{1,40})", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Pattern RECIPIENT = Pattern.compile(
            "^[> \\t]{0,10}(?:original-rcpt-to|removal-recipient|x-hmxmroriginalrecipient): ?(.{1,320})",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private ComplaintPhrases() {}

    /** What kind of feedback the words say they are, empty if they do not. */
    static String feedbackType(String text) {
        Matcher type = TYPE.matcher(beginning(text));
        return type.find() ? type.group(1).toLowerCase(Locale.ROOT) : "";
    }

    static String recipient(String text) {
        Matcher recipient = RECIPIENT.matcher(beginning(text));
        return recipient.find() ? recipient.group(1).strip() : "";
    }

    static boolean areIn(String subject, String text) {
        return containsAny(subject, SUBJECTS) || containsAny(beginning(text), WORDS);
    }

    static boolean isFeedbackLoop(@Nullable Sender from) {
        if (from == null) {
            return false;
        }
        String local =
                from.address().substring(0, from.address().lastIndexOf('@')).toLowerCase(Locale.ROOT);
        return LOOPS.contains(local)
                || from.domain().endsWith("spamcop.net")
                || from.address().equals("staff@hotmail.com");
    }

    private static boolean containsAny(String text, List<String> some) {
        String lower = text.toLowerCase(Locale.ROOT).replaceAll("\\s{1,5}", " ");
        return some.stream().anyMatch(lower::contains);
    }

    private static String beginning(String text) {
        return text.length() > OPENING ? text.substring(0, OPENING) : text;
    }
}
