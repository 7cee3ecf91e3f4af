package org.imprimatur.article.source;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the keys by which a text cites its sources: the first author's name and the year, "watson2015", then
 * "watson2015b". A key is of letters and digits that every keyboard has.
 */
public final class SourceKeys {

    private static final Pattern PARTICLES = Pattern.compile("^(?:\\p{Ll}[\\p{L}'’]*\\s+)+(?=\\p{Lu})");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)\\d{4}(?!\\d)");

    private static final Pattern FIT = Pattern.compile("[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_:.-]*[\\p{L}\\p{N}_])?");
    private static final int LONGEST = 60;

    private SourceKeys() {}

    /**
     * @param item  CSL-JSON
     * @param taken keys that other sources of the text have
     */
    public static String of(Map<String, Object> item, Set<String> taken) {
        String name = word(author(item));
        name = name.isEmpty() ? word(text(item.get("title"))) : name;
        return free((name.isEmpty() ? "source" : name) + year(item), taken);
    }

    /** The key an item comes with if that is fit, or one that is free and like it; else as for any other. */
    public static String kept(Map<String, Object> item, Set<String> taken) {
        String own = text(item.get("id"));
        return isFit(own) ? free(own, taken) : of(item, taken);
    }

    /** Whether a text can cite a source by it, without braces. */
    public static boolean isFit(String key) {
        return key.length() <= LONGEST && FIT.matcher(key).matches();
    }

    private static String free(String stem, Set<String> taken) {
        String key = stem;
        for (int n = 2; taken.contains(key); n++) {
            key = n <= 26 ? stem + (char) ('a' + n - 1) : stem + "-" + n;
        }
        return key;
    }

    private static String author(Map<String, Object> item) {
        if (!(item.get("author") instanceof List<?> authors)
                || authors.isEmpty()
                || !(authors.get(0) instanceof Map<?, ?> first)) {
            return "";
        }
        String family = text(first.get("family"));
        return family.isEmpty()
                ? text(first.get("literal"))
                : PARTICLES.matcher(family).replaceFirst("");
    }

    private static String year(Map<String, Object> item) {
        if (!(item.get("issued") instanceof Map<?, ?> issued)) {
            return "";
        }
        Matcher year = YEAR.matcher(
                String.valueOf(issued.get("date-parts")) + " " + issued.get("raw") + " " + issued.get("literal"));
        return year.find() ? year.group() : "";
    }

    /** Its first word, in small letters without accents; empty if it is in another script. */
    private static String word(String words) {
        return Normalizer.normalize(words.strip(), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replace("ß", "ss")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^[^a-z0-9]+", "")
                .split("[^a-z0-9]", 2)[0];
    }

    private static String text(@Nullable Object value) {
        return value instanceof String || value instanceof Number
                ? value.toString().strip()
                : "";
    }
}
