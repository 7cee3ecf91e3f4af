package org.imprimatur.article.source.reference;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where in a journal an article stands: volume, issue, pages, and in some styles the date among them. */
final class JournalLocator {

    static final String PAGES =
            "[A-Za-z]{0,3}\\.?\\d{1,9}[A-Za-z]?(?:\\s?[-–—‐‑−]\\s?[A-Za-z]{0,3}\\d{1,9}[A-Za-z]?)?(?:,\\s\\d{1,5}[-–]\\d{1,5}){0,3}(?![\\p{L}\\p{N}])";

    private static final String VOLUME =
            "(?<volume>\\d{1,4}[A-Z]?(?:[-–/]\\d{1,4})?)(?:\\s(?<supplement>Suppl(?:ement)?\\.?\\s?\\d{0,3}))?";
    private static final String ISSUE = "\\s?[(（](?<issue>[^()（）\\x00]{1,40})[)）]";
    private static final String PP = "(?:pp?\\.?\\s|pp?\\.|S\\.\\s|article\\s(?:no\\.\\s)?|art\\.?\\s(?:no\\.\\s)?)?";
    private static final String LABELLED_PAGES = "(?:pp?\\.?\\s?|S\\.\\s?)(?<pages>" + PAGES + ")";
    private static final String END = "(?=\\s?[.,;\\x00\\[(]|\\s?$)";

    private static final List<Pattern> SHAPES = List.of(
            DateWords.pattern("(?<![\\p{L}\\p{N}])(?<date>" + DateWords.DATE + ")\\s?[;,]\\s?" + VOLUME + "(?:" + ISSUE
                    + ")?(?:\\s?[:：,]\\s?" + PP + "(?<pages>" + PAGES + "))?" + END),
            DateWords.pattern("(?<![\\p{L}\\p{N}])(?<date>" + DateWords.DATE + ")\\s?[;:]\\s?[(（]?(?<pages>" + PAGES
                    + ")[)）]?" + END),
            DateWords.pattern("(?<![\\p{L}\\p{N}])(?<date>" + DateWords.DATE + ")\\s?;" + ISSUE + "\\s?:\\s?(?<pages>"
                    + PAGES + ")" + END),
            DateWords.pattern("[,.]?\\s(?:vol\\.?|volume|Bd\\.?|Jg\\.?)\\s?" + VOLUME
                    + "(?:,\\s(?:no\\.?|nr\\.?|issue|iss\\.?|H\\.)\\s?(?<issue>[^,()\\x00]{1,20}))?(?:,\\s(?<date>"
                    + DateWords.DATE
                    + "))?(?:,\\s" + LABELLED_PAGES + ")?(?:,\\s(?<later>" + DateWords.DATE + "))?" + END),
            DateWords.pattern("[,.]?\\s" + VOLUME + "(?:" + ISSUE
                    + "|,\\sno\\.?\\s(?<number>[^,()\\x00]{1,20}))?(?:\\s?\\((?<date>" + DateWords.DATE
                    + ")\\))?\\s?:\\s?" + PP + "(?<pages>" + PAGES + ")" + END),
            DateWords.pattern(",\\s" + VOLUME + "(?:" + ISSUE + ")?,\\s?" + PP + "(?<pages>" + PAGES
                    + ")(?:\\s?\\((?<date>" + DateWords.DATE + ")\\))?" + END),
            DateWords.pattern("[,.]?\\s" + VOLUME + "(?:" + ISSUE + ")?,\\s?" + PP + "(?<pages>" + PAGES
                    + ")\\s?\\((?<date>" + DateWords.DATE + ")\\)" + END),
            DateWords.pattern(",\\s" + VOLUME + "(?:" + ISSUE + ")" + END),
            DateWords.pattern(",\\s" + LABELLED_PAGES + END));

    /** @param start where the words of title and journal end */
    record Found(int start, int end) {}

    private JournalLocator() {}

    /** Takes it out of the text; nothing is found if the reference is no article's. */
    static int take(ReferenceText text, Map<String, Object> item, int from) {
        String view = text.view();
        for (Pattern shape : SHAPES) {
            Matcher found = shape.matcher(view);
            int start = -1;
            int next = from;
            while (next < view.length() && found.find(next)) {
                start = found.start();
                next = found.start() + 1;
                if (found.end() > found.start() && isLast(view, found.end())) {
                    break;
                }
            }
            if (start >= 0 && found.find(start) && hasWordsBefore(view, from, start)) {
                put(item, found);
                text.take(found);
                return start;
            }
        }
        return -1;
    }

    private static boolean isLast(String view, int end) {
        return view.substring(end).chars().noneMatch(Character::isLetterOrDigit);
    }

    private static boolean hasWordsBefore(String view, int from, int start) {
        return view.substring(from, start).chars().anyMatch(Character::isLetter);
    }

    private static void put(Map<String, Object> item, Matcher found) {
        date(item, found, "date");
        date(item, found, "later");
        String issue = first(found, "issue", "number", "supplement");
        put(item, "volume", first(found, "volume"));
        put(item, "issue", issue);
        put(item, "page", first(found, "pages").replaceAll("\\s?[–—‐‑−]\\s?", "-"));
    }

    private static void put(Map<String, Object> item, String field, String value) {
        if (!value.isEmpty()) {
            item.put(field, value.strip());
        }
    }

    private static void date(Map<String, Object> item, Matcher found, String group) {
        String date = first(found, group);
        if (!date.isEmpty() && !item.containsKey("issued")) {
            item.put("issued", DateWords.read(date));
        }
    }

    /** What the first of these groups holds that the shape has and that took part. */
    private static String first(Matcher found, String... groups) {
        for (String group : groups) {
            if (found.pattern().pattern().contains("(?<" + group + ">") && found.group(group) != null) {
                return found.group(group);
            }
        }
        return "";
    }
}
