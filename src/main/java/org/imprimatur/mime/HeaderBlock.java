package org.imprimatur.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.mime.text.CleanText;
import org.imprimatur.platform.Charsets;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a mail as its bytes tell them, read in one pass over whatever bytes there are. What is no header though it
 * stands before the first blank line is kept apart.
 */
final class HeaderBlock {

    /** A mail has some dozens. What comes after this many is not looked at one by one. */
    private static final int MOST_FIELDS = 10_000;

    private static final int LONGEST_NAME = 100;

    private static final Pattern CHARSET =
            Pattern.compile("charset\\s{0,5}=\\s{0,5}[\"']?([A-Za-z0-9_.:-]{2,40})", Pattern.CASE_INSENSITIVE);

    private static final Set<String> TELLING = Set.of(
            "from",
            "to",
            "cc",
            "subject",
            "date",
            "message-id",
            "received",
            "return-path",
            "delivered-to",
            "reply-to",
            "sender",
            "content-type",
            "mime-version",
            "in-reply-to",
            "references",
            "x-mailer",
            "user-agent");

    private final byte[] raw;
    private final List<Field> fields = new ArrayList<>();
    private final List<Slice> strays = new ArrayList<>();
    private int body;
    private boolean overfull;
    private @Nullable String charset;
    private boolean charsetSought;

    private HeaderBlock(byte[] raw) {
        this.raw = raw;
    }

    record Slice(int from, int to) {}

    /** @param value where it stands, folded as it came */
    record Field(String name, Slice value) {}

    static HeaderBlock of(byte[] raw) {
        HeaderBlock block = new HeaderBlock(raw);
        block.read();
        return block;
    }

    private void read() {
        int at = skipMark();
        boolean first = true;
        while (at < raw.length) {
            int end = endOfLine(at);
            int next = afterLineEnd(end);
            if (end == at) {
                body = next;
                return;
            }
            if (fields.size() >= MOST_FIELDS) {
                overfull = true;
                strays.add(new Slice(at, raw.length));
                break;
            }
            if (!(first && isPostmark(at, end))) {
                line(at, end);
            }
            first = false;
            at = next;
        }
        body = raw.length;
    }

    /** Some editors put a byte order mark before everything. */
    private int skipMark() {
        boolean marked = raw.length >= 3 && raw[0] == (byte) 0xEF && raw[1] == (byte) 0xBB && raw[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    private void line(int at, int end) {
        boolean continued = raw[at] == ' ' || raw[at] == '\t';
        if (continued && !fields.isEmpty()) {
            int last = fields.size() - 1;
            Field field = fields.get(last);
            fields.set(last, new Field(field.name(), new Slice(field.value().from(), end)));
            return;
        }
        int colon = colon(at, end);
        if (colon < 0) {
            stray(at, end);
        } else {
            String name = new String(raw, at, colon - at, StandardCharsets.US_ASCII).strip();
            fields.add(new Field(name, new Slice(colon + 1, end)));
        }
    }

    /** Neighbours are one. */
    private void stray(int at, int end) {
        int last = strays.size() - 1;
        if (last >= 0 && (at - strays.get(last).to() <= 3 || strays.size() >= MOST_FIELDS)) {
            strays.set(last, new Slice(strays.get(last).from(), end));
        } else {
            strays.add(new Slice(at, end));
        }
    }

    /** Where the name of a header ends, or -1 if this line is none. Blanks before the colon are let pass. */
    private int colon(int at, int end) {
        boolean blank = false;
        for (int i = at; i < end && i <= at + LONGEST_NAME; i++) {
            int c = raw[i];
            if (c == ':') {
                return i > at ? i : -1;
            }
            if (c == ' ' || c == '\t') {
                blank = true;
            } else if (blank || c < 33 || c > 126) {
                return -1;
            }
        }
        return -1;
    }

    /** The line that a mailbox file puts before each mail. */
    private boolean isPostmark(int at, int end) {
        int from = raw[at] == '>' ? at + 1 : at;
        return end - from > 5 && new String(raw, from, 5, StandardCharsets.US_ASCII).equals("From ");
    }

    private int endOfLine(int at) {
        int i = at;
        while (i < raw.length && raw[i] != '\n' && raw[i] != '\r') {
            i++;
        }
        return i;
    }

    /** Some gateways double the carriage return; that makes no blank line. */
    private int afterLineEnd(int end) {
        for (int i = end; i < raw.length && i < end + 3; i++) {
            if (raw[i] == '\n') {
                return i + 1;
            }
            if (raw[i] != '\r') {
                break;
            }
        }
        return Math.min(end + 1, raw.length);
    }

    /** Whether anything in it is what mails have. */
    boolean isOfAMail() {
        return fields.stream().anyMatch(field -> TELLING.contains(field.name().toLowerCase(Locale.ROOT)));
    }

    /** Whether there is so much of it that the readers of mail are better spared. */
    boolean isOverfull() {
        return overfull;
    }

    List<Field> fields() {
        return fields;
    }

    /** What stands among the headers and is none. */
    List<Slice> strays() {
        return strays;
    }

    /** The same as text, at most so much as is shown of a mail that nobody can read. */
    String strayText() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (Slice stray : strays) {
            if (text.size() < ParseLimits.BEGINNING) {
                text.write(raw, stray.from(), Math.min(stray.to() - stray.from(), ParseLimits.BEGINNING));
                text.write('\n');
            }
        }
        return Charsets.decode(text.toByteArray(), charset()).text();
    }

    /** Where the first line after the headers begins. */
    int body() {
        return body;
    }

    Optional<Field> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * The value in one line, its characters guessed if they are not ASCII, nothing decoded or taken out. Copies of a mail
     * are told by it.
     */
    String unfolded(Field field) {
        return unfolded(field, Integer.MAX_VALUE);
    }

    /** @param limit how many of its bytes are wanted */
    String unfolded(Field field, int limit) {
        return Charsets.guess(line(field, limit)).strip();
    }

    /** The same to be read: bytes beyond ASCII are most likely in the charset that the mail itself is in. */
    private String legible(Field field) {
        byte[] line = line(field, ParseLimits.HEADER);
        boolean plain = true;
        for (byte b : line) {
            plain &= b >= ' ' || b == '\t';
        }
        return (plain
                        ? new String(line, StandardCharsets.US_ASCII)
                        : Charsets.decode(line, charset()).text())
                .strip();
    }

    /** What the mail declares for itself, or the first of its parts that declares any; null if nothing does. */
    private @Nullable String charset() {
        if (!charsetSought) {
            charsetSought = true;
            String beginning =
                    new String(raw, 0, Math.min(raw.length, ParseLimits.BEGINNING), StandardCharsets.ISO_8859_1);
            Matcher declared = CHARSET.matcher(beginning);
            charset = declared.find() ? declared.group(1) : null;
        }
        return charset;
    }

    private byte[] line(Field field, int limit) {
        Slice value = field.value();
        int length = Math.min(value.to() - value.from(), limit);
        byte[] line = new byte[length];
        int used = 0;
        for (int i = value.from(); i < value.from() + length; i++) {
            if (raw[i] != '\n' && raw[i] != '\r') {
                line[used++] = raw[i];
            }
        }
        return Arrays.copyOf(line, used);
    }

    /** The value of the first header of this name, to be read. */
    Optional<String> legible(String name) {
        return first(name).map(this::legible);
    }

    MailHeaders headers() {
        List<MailHeaders.Line> lines = new ArrayList<>();
        int room = ParseLimits.HEADERS;
        for (Field field : fields) {
            if (room <= 0 || lines.size() >= ParseLimits.HEADER_LINES) {
                break;
            }
            String value = CleanText.line(legible(field));
            room -= value.length() + field.name().length();
            lines.add(new MailHeaders.Line(field.name(), value));
        }
        return new MailHeaders(lines);
    }
}
