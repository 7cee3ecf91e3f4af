package org.imprimatur.inbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The mails in an mbox, one at a time. A line that begins with {@code From } after a blank one separates two mails if it
 * tells a time as those lines do, or if headers follow; else it belongs to what somebody wrote. Where it had to be told
 * from such a line, it begins with {@code >}, which is taken off again.
 */
final class MboxReader {

    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

    private static final Pattern TIME = Pattern.compile("\\d\\d?:\\d\\d");

    private static final Pattern HEADER = Pattern.compile("[!-9;-~]+[ \\t]*:.*", Pattern.DOTALL);

    /** A line that goes on for longer is read in pieces. */
    private static final int PIECE = 1 << 16;

    private final InputStream in;
    private final InboundMailSettings settings;
    private final String name;
    private final MailFiles.Receiver receiver;

    private final ByteArrayOutputStream mail = new ByteArrayOutputStream();
    private long size;
    private byte @Nullable [] ahead;

    MboxReader(InputStream in, InboundMailSettings settings, String name, MailFiles.Receiver receiver) {
        this.in = in;
        this.settings = settings;
        this.name = name;
        this.receiver = receiver;
    }

    static boolean isSeparator(byte[] line) {
        return startsWith(line, 0, FROM);
    }

    void each() throws IOException {
        boolean inMail = false;
        boolean afterBlank = true;
        boolean startsLine = true;
        for (byte[] line = next(); line != null; line = next()) {
            if (startsLine && afterBlank && isSeparator(line) && isSeparating(line)) {
                if (inMail) {
                    hand();
                }
                inMail = true;
            } else {
                add(startsLine && isQuoted(line) ? Arrays.copyOfRange(line, 1, line.length) : line);
            }
            afterBlank = startsLine && isBlank(line);
            startsLine = line[line.length - 1] == '\n';
        }
        if (inMail) {
            hand();
        }
    }

    private boolean isSeparating(byte[] line) throws IOException {
        if (TIME.matcher(text(line)).find()) {
            return true;
        }
        ahead = read();
        return ahead != null && HEADER.matcher(text(ahead)).matches();
    }

    /** The blank line before the next separator belongs to the mbox. */
    private void hand() {
        byte[] raw = mail.toByteArray();
        boolean large = size > settings.largest().toBytes();
        if (large) {
            receiver.take(RawMail.beginning(raw, settings), MailFiles.provenance(name, size, true));
        } else {
            byte[] whole = Arrays.copyOf(raw, raw.length - blankLineAtTheEnd(raw));
            receiver.take(whole, MailFiles.provenance(name, whole.length, false));
        }
        mail.reset();
        size = 0;
    }

    /** Of a mail that is too large anyway, no more than its beginning is kept in memory. */
    private void add(byte[] line) {
        size += line.length;
        if (size <= settings.largest().toBytes() || mail.size() < RawMail.LONGEST_HEADERS) {
            mail.writeBytes(line);
        }
    }

    private byte @Nullable [] next() throws IOException {
        byte[] line = ahead == null ? read() : ahead;
        ahead = null;
        return line;
    }

    private byte @Nullable [] read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        int c;
        while (line.size() < PIECE && (c = in.read()) >= 0) {
            line.write(c);
            if (c == '\n') {
                break;
            }
        }
        return line.size() == 0 ? null : line.toByteArray();
    }

    private static boolean isQuoted(byte[] line) {
        int quotes = 0;
        while (quotes < line.length && line[quotes] == '>') {
            quotes++;
        }
        return quotes > 0 && startsWith(line, quotes, FROM);
    }

    private static boolean startsWith(byte[] line, int at, byte[] start) {
        return line.length >= at + start.length && Arrays.equals(line, at, at + start.length, start, 0, start.length);
    }

    private static boolean isBlank(byte[] line) {
        return line[0] == '\n' || (line.length == 2 && line[0] == '\r' && line[1] == '\n');
    }

    private static int blankLineAtTheEnd(byte[] raw) {
        int n = raw.length;
        if (n >= 4 && raw[n - 1] == '\n' && raw[n - 2] == '\r' && raw[n - 3] == '\n') {
            return 2;
        }
        return n >= 2 && raw[n - 1] == '\n' && raw[n - 2] == '\n' ? 1 : 0;
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1);
    }
}
