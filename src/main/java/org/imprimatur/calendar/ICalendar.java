package org.imprimatur.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a calendar as iCalendar (RFC 5545): lines end with CRLF, and none has more than 75 octets without being folded,
 * never within a character.
 */
public final class ICalendar {

    private static final int LONGEST = 75;
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder out = new StringBuilder();
    private final Instant now;

    /** @param name what programs call it */
    public ICalendar(String name, Instant now) {
        this.now = now;
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Imprimatur//Editorial calendar//EN");
        line("CALSCALE:GREGORIAN");
        line("NAME:" + text(name));
        line("X-WR-CALNAME:" + text(name));
        line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        line("X-PUBLISHED-TTL:PT1H");
    }

    /**
     * Adds what is due on a day, or at a moment of it.
     *
     * @param uid stays the same for as long as it is the same thing, also if its day moves
     * @param at  null for the whole day
     */
    public ICalendar event(
            String uid, LocalDate day, @Nullable Instant at, String summary, String description, String url) {
        line("BEGIN:VEVENT");
        line("UID:" + text(uid));
        line("DTSTAMP:" + UTC.format(now));
        if (at == null) {
            line("DTSTART;VALUE=DATE:" + DATE.format(day));
            line("DTEND;VALUE=DATE:" + DATE.format(day.plusDays(1)));
        } else {
            line("DTSTART:" + UTC.format(at));
        }
        line("SUMMARY:" + text(summary));
        if (!description.isEmpty()) {
            line("DESCRIPTION:" + text(description));
        }
        line("URL:" + url.replaceAll("\\p{Cntrl}", ""));
        // Nobody is busy for being told of it.
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
        return this;
    }

    public byte[] bytes() {
        return (out + "END:VCALENDAR\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** As a value of type TEXT. */
    static String text(String words) {
        StringBuilder text = new StringBuilder();
        words.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(c -> {
            switch (c) {
                case '\\', ';', ',' -> text.append('\\').appendCodePoint(c);
                case '\n' -> text.append("\\n");
                case '\t' -> text.append(' ');
                default -> {
                    if (!Character.isISOControl(c)) {
                        text.appendCodePoint(c);
                    }
                }
            }
        });
        return text.toString();
    }

    /** A line that is too long goes on in the next, behind a space that counts. */
    private void line(String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int c = content.codePointAt(i);
            int length = octets(c);
            if (octets + length > LONGEST) {
                out.append("\r\n ");
                octets = 1;
            }
            out.appendCodePoint(c);
            octets += length;
            i += Character.charCount(c);
        }
        out.append("\r\n");
    }

    private static int octets(int c) {
        return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
}
