package org.imprimatur.article.source.reference;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one reference, as medical and other journals print them, into the fields of a source. Nothing is added that the
 * line does not say, and what finds no field is handed back.
 */
public final class ReferenceReader {

    /** Longer is no reference, and only its identifiers are looked for. */
    static final int LONGEST = 5_000;

    private static final Pattern LABEL = Pattern.compile(
            "^(?:\\[\\s?\\d{1,4}\\s?]|\\(\\d{1,4}\\)|\\d{1,4}\\s?[.)](?!\\d)|[•·▪‣–—*-])\\s?|^\\^\\d{1,4}\\^\\s?");
    private static final Pattern BLOG =
            Pattern.compile("(?i)(?<!\\p{L})(?:we)?blog(?:s|post|\\spost)?(?!\\p{L})|\\[blog");

    private ReferenceReader() {}

    public static ReadReference read(String line) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("type", "document");
        ReferenceText text = ReferenceText.of(line);
        boolean chapter = false;
        if (text.length() <= LONGEST) {
            chapter = fields(text, item);
        } else {
            Identifiers.take(text, item);
        }
        item.put("type", chapter ? "chapter" : type(item, line));
        return new ReadReference(line, item, text.unread());
    }

    /** Whether it is a chapter of a book. */
    private static boolean fields(ReferenceText text, Map<String, Object> item) {
        Matcher label = LABEL.matcher(text.view());
        int begin = label.lookingAt() ? label.end() : 0;
        text.take(0, begin);
        Identifiers.take(text, item);
        int accessed = AccessDate.take(text, item);
        Heading heading = Heading.take(text, item, begin);
        if (new Chapter(text, item).read(heading)) {
            return true;
        }
        int place = JournalLocator.take(text, item, heading.body());
        if (place >= 0) {
            new TitleAndContainer(text, item, heading).read(place, TitleAndContainer.Container.JOURNAL);
        } else {
            new Monograph(text, item).read(heading, accessed);
        }
        return false;
    }

    private static String type(Map<String, Object> item, String line) {
        String genre = String.valueOf(item.getOrDefault("genre", "")).toLowerCase(Locale.ROOT);
        if (genre.contains("thesis") || genre.contains("dissertation")) {
            return "thesis";
        }
        if (item.containsKey("volume") || item.containsKey("container-title") && item.containsKey("page")) {
            return "article-journal";
        }
        if (item.containsKey("URL") && BLOG.matcher(line).find()) {
            return "post-weblog";
        }
        if (!genre.isEmpty() || item.containsKey("number")) {
            return "report";
        }
        if (item.containsKey("edition") || item.containsKey("ISBN")) {
            return "book";
        }
        if (item.containsKey("publisher")) {
            return item.containsKey("URL") ? "report" : "book";
        }
        if (item.containsKey("URL") || item.containsKey("accessed")) {
            return "webpage";
        }
        return item.containsKey("DOI") || item.containsKey("container-title") ? "article-journal" : "document";
    }
}
