package org.imprimatur.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The bytes a signature covers, and the only place that knows how to make them.
 *
 * <p>They are the <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a> canonical JSON of one object, in UTF-8
 * without a final line end:
 *
 * <pre>{"body":"...","format":"imprimatur-2","sources":[...],"standfirst":"...","title":"..."}</pre>
 *
 * <p>The format is the one the text names, {@link TextFormat}: a text in an older one has its older name there.
 *
 * <p>The hash is the SHA-256 of those bytes. Whoever has the bytes, from {@code
 * /desk/articles/{id}/revisions/{n}/canonical}, recomputes it with {@code sha256sum}; whoever has the four parts makes
 * the bytes with any RFC 8785 library, or by hand: members in that order, no blanks between tokens, strings as they are
 * except {@code \"}, {@code \\}, {@code \b \t \n \f \r} and four lower-case hex digits for the other characters below
 * U+0020.
 *
 * <p>Before a text is saved its parts are brought into one shape, so that texts which look alike are alike: half
 * surrogate pairs become U+FFFD and NUL goes; CR LF and CR become LF; the text is put into Unicode NFC; blanks at its end
 * go. Title and standfirst are one line: LF becomes a space, blanks at the start go too. Blanks at the end of a line
 * inside the body stay, for two of them mean a line break in Markdown. In the source list every string and every name is
 * put into NFC and freed of half surrogate pairs; numbers are what RFC 8785 makes of them (a source's long number, such
 * as a DOI or an ISBN, is a string in CSL-JSON). Doing this twice is the same as doing it once.
 *
 * <p>An image is covered too: the body refers to it by the SHA-256 of its bytes.
 */
public final class CanonicalForm {

    /** Decimals as written: a number beyond every double must be refused, not turned into a word. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private CanonicalForm() {}

    public static byte[] of(RevisionText text) {
        try {
            ObjectNode form = JSON.createObjectNode();
            form.put("format", text.format().word());
            form.put("title", text.title());
            form.put("standfirst", text.standfirst());
            form.put("body", text.body());
            form.set("sources", JSON.readTree(text.sources()));
            return new JsonCanonicalizer(JSON.writeValueAsString(form)).getEncodedUTF8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(RevisionText text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(of(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static String line(String text) {
        return text(text).replace('\n', ' ').strip();
    }

    static String text(String text) {
        String unix = whole(text).replace("\u0000", "").replace("\r\n", "\n").replace('\r', '\n');
        return Normalizer.normalize(unix, Normalizer.Form.NFC).stripTrailing();
    }

    /** @throws IllegalArgumentException if it is not a JSON array */
    static String json(String array) {
        try {
            JsonNode parsed = JSON.readTree(array);
            if (!parsed.isArray()) {
                throw new IllegalArgumentException("A source list is a JSON array");
            }
            return new JsonCanonicalizer(JSON.writeValueAsString(normal(parsed))).getEncodedString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("Not JSON that has a canonical form: " + e.getMessage(), e);
        }
    }

    private static JsonNode normal(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(normal(node.textValue()));
        }
        if (node.isArray()) {
            ArrayNode array = JSON.createArrayNode();
            node.forEach(item -> array.add(normal(item)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JSON.createObjectNode();
            node.properties().forEach(entry -> {
                if (object.putIfAbsent(normal(entry.getKey()), normal(entry.getValue())) != null) {
                    throw new IllegalArgumentException("Two entries are named " + entry.getKey());
                }
            });
            return object;
        }
        return node;
    }

    private static String normal(String text) {
        return Normalizer.normalize(whole(text), Normalizer.Form.NFC);
    }

    /** Half a surrogate pair is no character and has no UTF-8. */
    private static String whole(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(c -> whole.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        return whole.toString();
    }
}
