package org.imprimatur.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.mime.text.CleanText;
import org.imprimatur.platform.Charsets;
import org.jspecify.annotations.Nullable;

/**
 * A structured header: {@code value; name=value; ...}, with the continued and encoded values of RFC 2231.
 *
 * @param named by name in lower case
 */
record HeaderParameters(String value, Map<String, String> named) {

    /** Longer ones only waste time. */
    private static final int LONGEST = 16 * 1024;

    /** A name, which piece of its value this is, and whether the piece is encoded. */
    private static final Pattern PIECE = Pattern.compile("([^*]{1,100})(?:\\*(\\d{1,3}))?(\\*)?");

    static HeaderParameters of(String header) {
        String kept = header.length() > LONGEST ? header.substring(0, LONGEST) : header;
        int semicolon = kept.indexOf(';');
        String value = CleanText.line(semicolon < 0 ? kept : kept.substring(0, semicolon));
        return new HeaderParameters(value, semicolon < 0 ? Map.of() : new Reading(kept, semicolon).named());
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(named.get(name));
    }

    private static final class Reading {

        private final String list;
        private final Map<String, Value> values = new HashMap<>();
        private int at;

        Reading(String list, int from) {
            this.list = list;
            this.at = from;
        }

        Map<String, String> named() {
            while (at < list.length()) {
                at++;
                String name = until('=').strip().toLowerCase(Locale.ROOT);
                if (at >= list.length() || list.charAt(at) != '=') {
                    continue;
                }
                at++;
                add(name, value(name));
            }
            Map<String, String> named = new HashMap<>();
            values.forEach((name, value) -> named.put(name, value.text()));
            return named;
        }

        /** Up to this sign or the semicolon that ends the parameter. */
        private String until(char sign) {
            int start = at;
            while (at < list.length() && list.charAt(at) != sign && list.charAt(at) != ';') {
                at++;
            }
            return list.substring(start, at);
        }

        private String value(String name) {
            while (at < list.length() && Character.isWhitespace(list.charAt(at))) {
                at++;
            }
            if (at < list.length() && list.charAt(at) == '"' && list.indexOf('"', at + 1) > 0) {
                String quoted = quoted();
                until(';');
                return quoted;
            }
            String bare = until(';').strip();
            return name.contains("name") ? bare : bare.replaceFirst("\\s+\\(.*$", "");
        }

        /** A backslash stands for itself before anything but itself and a quotation mark, as in paths of Windows. */
        private String quoted() {
            StringBuilder value = new StringBuilder();
            for (at++; at < list.length() && list.charAt(at) != '"'; at++) {
                char next = at + 1 < list.length() ? list.charAt(at + 1) : ' ';
                if (list.charAt(at) == '\\' && (next == '"' || next == '\\')) {
                    at++;
                }
                value.append(list.charAt(at));
            }
            return value.toString();
        }

        private void add(String name, String value) {
            Matcher piece = PIECE.matcher(name);
            if (!piece.matches()) {
                return;
            }
            Value all = values.computeIfAbsent(piece.group(1).strip(), unknown -> new Value());
            int number = piece.group(2) == null ? -1 : Integer.parseInt(piece.group(2));
            all.add(number, piece.group(3) != null, value);
        }
    }

    /** The pieces of one value, in their order whatever the order they came in. */
    private static final class Value {

        private record Piece(boolean encoded, String text) {}

        private final Map<Integer, Piece> pieces = new TreeMap<>();
        private @Nullable Piece whole;

        void add(int number, boolean encoded, String text) {
            if (number >= 0) {
                pieces.put(number, new Piece(encoded, text));
            } else if (whole == null || encoded || !whole.encoded()) {
                whole = new Piece(encoded, text);
            }
        }

        /** What is encoded says more than what is written for programs that cannot decode it. */
        String text() {
            if (whole != null && (whole.encoded() || pieces.isEmpty())) {
                return joined(Map.of(0, whole));
            }
            return joined(pieces);
        }

        private static String joined(Map<Integer, Piece> pieces) {
            if (pieces.values().stream().noneMatch(Piece::encoded)) {
                StringBuilder plain = new StringBuilder();
                pieces.values().forEach(piece -> plain.append(piece.text()));
                return plain.toString();
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            String charset = null;
            boolean first = true;
            for (Piece piece : pieces.values()) {
                String text = piece.text();
                String[] declared = first && piece.encoded() ? text.split("'", 3) : new String[0];
                if (declared.length == 3) {
                    charset = declared[0];
                    text = declared[2];
                }
                first = false;
                bytes.writeBytes(piece.encoded() ? decoded(text) : text.getBytes(StandardCharsets.UTF_8));
            }
            return Charsets.decode(bytes.toByteArray(), charset).text();
        }

        private static byte[] decoded(String text) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (low >= 0) {
                    out.write(high * 16 + low);
                    i += 2;
                } else {
                    out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                }
            }
            return out.toByteArray();
        }
    }
}
