package org.imprimatur.report;

import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imprimatur.platform.BaseAddress;

/**
 * Finds the addresses of our articles in what somebody wrote, in any script, with or without percent signs, and also
 * inside another address, as mail filters rewrite them.
 */
final class ArticleLinks {

    private static final Pattern ENCODED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

    private static final Pattern LATIN = Pattern.compile("[A-Za-z0-9-]+");

    private final Pattern link;

    ArticleLinks(BaseAddress address) {
        URI uri = address.uri();
        String host = uri.getRawAuthority();
        this.link = Pattern.compile(
                "(?<![\\w.-])(?:" + Pattern.quote(host) + "|" + Pattern.quote(IDN.toUnicode(host, IDN.ALLOW_UNASSIGNED))
                        + ")" + Pattern.quote(uri.getPath()) + "/+articles/+([\\p{L}\\p{N}\\p{M}-]{1,160})",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The ends of the addresses, in the order of the text. */
    Stream<String> in(String text) {
        return link.matcher(decoded(text)).results().flatMap(found -> meant(found.group(1)));
    }

    /** Scripts without blanks go on where the address ends. */
    private static Stream<String> meant(String found) {
        Matcher latin = LATIN.matcher(found);
        return Stream.concat(
                Stream.of(trimmed(found)), latin.lookingAt() ? Stream.of(trimmed(latin.group())) : Stream.empty());
    }

    /** A hyphen that stands behind a link belongs to the sentence. */
    private static String trimmed(String slug) {
        return slug.replaceAll("-+$", "");
    }

    private static String decoded(String text) {
        return text.indexOf('%') < 0 ? text : ENCODED.matcher(text).replaceAll(ArticleLinks::decoded);
    }

    /** As it stands if it is no UTF-8. */
    private static String decoded(MatchResult run) {
        String encoded = run.group();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 1; i < encoded.length(); i += 3) {
            bytes.write(Integer.parseInt(encoded.substring(i, i + 2), 16));
        }
        try {
            return Matcher.quoteReplacement(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException notOurs) {
            return Matcher.quoteReplacement(encoded);
        }
    }
}
