package org.imprimatur.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.imprimatur.mime.text.CleanText;
import org.imprimatur.platform.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the addresses in a header. Programs disagree about what {@code <a@b>c@d} means, and attackers use that; so what
 * can be read in two ways is not read at all: a second {@code @}, text behind the {@code >}, a group.
 */
public final class AddressParser {

    private static final int LONGEST = 320;

    private static final int LONGEST_ENCODED_WORD = 1_000;

    private final String header;
    private final List<Mailbox> found = new ArrayList<>();
    private final StringBuilder bare = new StringBuilder();
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private final StringBuilder angle = new StringBuilder();
    private int at;
    private boolean hasAngle;
    private boolean hasName;
    private boolean ambiguous;
    private boolean inGroup;

    private AddressParser(String header) {
        this.header = header;
    }

    /**
     * @param address bare, null if there is none that can be read in one way only
     * @param name    may be empty
     * @param claims  whether it is meant to be an address; half of "Doe, John <john@example.org>" is not
     */
    public record Mailbox(@Nullable String address, String name, boolean claims) {}

    /** @param header unfolded, its encoded words not yet decoded: they are names, and must not become addresses */
    public static List<Mailbox> in(String header) {
        AddressParser addressParser = new AddressParser(
                header.length() > ParseLimits.HEADERS ? header.substring(0, ParseLimits.HEADERS) : header);
        addressParser.read();
        return addressParser.found;
    }

    /** An address alone, its domain in lower case and ASCII; null if it is none. */
    static @Nullable String bare(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        return MailAddress.parse(text.strip())
                .map(address -> address.local() + "@" + address.domain().toLowerCase(Locale.ROOT))
                .orElse(null);
    }

    private void read() {
        while (at < header.length() && found.size() < ParseLimits.RECIPIENTS) {
            char c = header.charAt(at++);
            switch (c) {
                case '"' -> quoted();
                case '(' -> comment();
                case '<' -> angle();
                case ',', ';' -> end(c);
                case ':' -> inGroup = true;
                case '=' -> encodedWord();
                default -> bare(c);
            }
        }
        end(',');
    }

    private void bare(char c) {
        ambiguous |= hasAngle && !isBlank(c);
        bare.append(c);
        phrase.append(c);
    }

    /** {@code =?utf-8?Q?...?=} is a name whatever it holds. */
    private void encodedWord() {
        int end = header.startsWith("?", at) ? endOfEncodedWord() : -1;
        if (end < 0) {
            bare('=');
        } else {
            ambiguous |= hasAngle;
            hasName = true;
            phrase.append(header, at - 1, end);
            at = end;
        }
    }

    private int endOfEncodedWord() {
        int marks = 0;
        for (int i = at; i < header.length() && i - at < LONGEST_ENCODED_WORD; i++) {
            char c = header.charAt(i);
            if (isBlank(c)) {
                return -1;
            }
            marks += c == '?' ? 1 : 0;
            if (marks >= 4 && c == '=' && header.charAt(i - 1) == '?') {
                return i + 1;
            }
        }
        return -1;
    }

    private void quoted() {
        ambiguous |= hasAngle;
        hasName = true;
        while (at < header.length()) {
            char c = header.charAt(at++);
            if (c == '"') {
                phrase.append(' ');
                // A quoted local part: nobody has one, and nobody can be answered there.
                ambiguous |= at < header.length() && header.charAt(at) == '@';
                return;
            }
            phrase.append(c == '\\' && at < header.length() ? header.charAt(at++) : c);
        }
        ambiguous = true;
    }

    private void comment() {
        int depth = 1;
        while (at < header.length()) {
            char c = header.charAt(at++);
            if (c == '\\' && at < header.length()) {
                comment.append(header.charAt(at++));
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return;
            } else {
                comment.append(c);
            }
        }
        ambiguous = true;
    }

    private void angle() {
        ambiguous |= hasAngle;
        hasAngle = true;
        while (at < header.length()) {
            char c = header.charAt(at++);
            if (c == '>') {
                return;
            }
            angle.append(c);
        }
        ambiguous = true;
    }

    private void end(char separator) {
        String words = bare.toString().strip();
        String name = phrase.toString().strip();
        boolean nothing = name.isEmpty() && !hasAngle;
        if (!nothing || inGroup) {
            boolean claims = hasAngle || inGroup || words.indexOf('@') >= 0;
            found.add(new Mailbox(address(words), name(name), claims));
        }
        inGroup &= separator != ';';
        hasAngle = false;
        hasName = false;
        ambiguous = false;
        for (StringBuilder part : List.of(bare, phrase, comment, angle)) {
            part.setLength(0);
        }
    }

    private @Nullable String address(String words) {
        if (ambiguous || inGroup) {
            return null;
        }
        if (!hasAngle) {
            return hasName ? null : bare(words);
        }
        String address = bare(angle.toString());
        // An address for a name is common; only another one than the real address wants to deceive.
        boolean other = words.indexOf('@') >= 0 && !unquoted(words).equalsIgnoreCase(address);
        return other ? null : address;
    }

    private String name(String phrase) {
        String name = hasAngle ? phrase : comment.toString();
        if (VisibleText.isBlank(name)) {
            name = comment.toString();
        }
        return CleanText.line(EncodedWords.decode(unquoted(name.strip())), ParseLimits.NAME);
    }

    /** Outlook puts single quotes around a name that is an address. */
    private static String unquoted(String text) {
        boolean quoted = text.length() > 2 && text.startsWith("'") && text.endsWith("'");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
