package org.imprimatur.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;

/**
 * A letter as it arrived.
 *
 * @param mailbox whose box it lies in
 * @param uid     its number there
 * @param answersTo  where an answer goes
 * @param references the Message-IDs it refers to
 * @param raw        every header and part as sent
 */
public record Delivered(
        String mailbox,
        long uid,
        String subject,
        String from,
        String to,
        String answersTo,
        String messageId,
        String references,
        Instant sent,
        String text,
        String html,
        String raw) {

    /** Its text as a mail program puts it below an answer. */
    public String quoted() {
        String day = DateTimeFormatter.ofPattern("EEE, d MMM yyyy 'at' HH:mm", Locale.ENGLISH)
                .format(sentAt());
        StringBuilder quoted = new StringBuilder("On " + day + ", " + from + " wrote:\n");
        text.lines().forEach(line -> quoted.append("> ").append(line).append('\n'));
        return quoted.toString();
    }

    /** Addresses the letter links to, in order of appearance. */
    public List<String> links() {
        return Jsoup.parse(html).select("a[href^=http]").eachAttr("href");
    }

    public ZonedDateTime sentAt() {
        return sent.atZone(ZoneOffset.UTC);
    }

    /** The address on the letter's button. */
    public String link() {
        return links().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("The letter '" + subject + "' links nowhere"));
    }
}
