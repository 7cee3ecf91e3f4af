package org.imprimatur.article.source.reference;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out what a book, report or page says of its making: edition, pages, date, kind, place and publisher. */
final class Imprint {

    private static final Pattern EDITION = DateWords.pattern(
            "(?:(?<n>\\d{1,3})\\s?(?:st|nd|rd|th|\\.|ª|ème|e|ed\\.?)?\\s(?:ed(?:n|ition|ición|izione|ição)?\\b\\.?|éd(?:ition)?\\b\\.?|aufl(?:age)?\\b\\.?)"
                    + "|(?<word>first|second|third|fourth|fifth|sixth|revised|rev\\.|international|student)\\s(?:ed(?:n|ition)?\\b\\.?))");
    private static final Pattern PAGES = DateWords.pattern(
            "(?<![\\p{L}\\p{N}])(?:pp?\\.?\\s?|S\\.\\s|Seiten?\\s)(?<pages>" + JournalLocator.PAGES + ")");
    private static final Pattern PAGES_BEHIND =
            DateWords.pattern("(?:" + DateWords.YEAR + "\\s?:|[,:])\\s?(?<pages>(?!" + DateWords.YEAR + "\\s?[-–—‐]\\s?"
                    + DateWords.YEAR + ")[A-Z]?\\d{1,5}\\s?[-–—‐]\\s?[A-Z]?\\d{1,5})(?=\\s?[.,;\\x00]|\\s?$)");
    private static final Pattern TOTAL =
            DateWords.pattern("(?<=[.;,]\\s)(?<pages>\\d{1,5})\\s(?:pp?\\.?|pages|S\\.|Seiten)(?!\\p{L})");
    private static final Pattern DATE_BEHIND =
            DateWords.pattern("[;,(\\[]\\s?(?<date>" + DateWords.DATE + ")(?=\\s?[.:,;)\\]\\x00]|\\s?$)");
    private static final Pattern DATE_ALONE = DateWords.pattern(
            "(?:(?<=[.?!”’\"'\\x00]\\s)|(?<=^)|(?<=\\x00))(?:published|posted|updated|last\\s(?:updated|reviewed)|reviewed|effective)?:?\\s?(?:on\\s)?(?<date>"
                    + DateWords.DATE + ")(?=\\s?[.;,\\x00]|\\s?$)");
    private static final Pattern DATE_LABELLED = DateWords.pattern(
            "(?:published|posted|updated|last\\s(?:updated|reviewed)|revised|effective)\\s?:?\\s(?:on\\s|online\\s)?(?<date>"
                    + DateWords.DATE + ")");
    private static final Pattern GENRE = DateWords.pattern(
            "\\[?(?<!\\p{L})(?<genre>(?:full\\s|highlights of\\s)?prescribing information|package insert|product label|drug label|patient information leaflet"
                    + "|summary of product characteristics|fachinformation|(?:doctoral|PhD|master[’']s)\\s(?:thesis|dissertation)|dissertation|technical report"
                    + "|press release|fact sheet|clinical practice guideline|working paper|white paper|conference paper|poster)(?!\\p{L})]?(?=\\s?[.,;\\]\\x00]|\\s(?-i:\\p{Lu})|\\s?$)");
    private static final Pattern DATE_AT_END = Pattern.compile(
            "(?<=[\\p{L})] )(?<!(?:in|of|since|by|to) )(?<date>" + DateWords.YEAR + ")(?=[\\s.,;\\x00]{0,6}$)");
    private static final Pattern NUMBER = DateWords.pattern(
            "(?<!\\p{L})(?:(?:report|publication|pub\\.|document|technical report)\\s)?(?:no\\.|nr\\.|number)\\s(?<number>[\\p{L}\\d][\\p{L}\\d./-]{0,24}+)(?<![.])");
    private static final Pattern PLACE = Pattern.compile(
            "^(?<place>\\p{Lu}[\\p{L}\\p{M}.,’'()/-]{1,30}(?:\\s(?:[(]?\\p{Lu}[\\p{L}\\p{M}.,’'()/-]{0,30}|&|and|am|a\\.|de|la|le)){0,5})\\s?[:：]\\s?(?<publisher>[^:]+)$");

    private final ReferenceText text;
    private final Map<String, Object> item;

    Imprint(ReferenceText text, Map<String, Object> item) {
        this.text = text;
        this.item = item;
    }

    void take(int from) {
        edition(from);
        one(PAGES, "pages", "page", from);
        if (!item.containsKey("page")) {
            behind(from);
        }
        one(TOTAL, "pages", "number-of-pages", from);
        one(GENRE, "genre", "genre", from);
        one(NUMBER, "number", "number", from);
        labelled(from);
        date(DATE_ALONE, from);
        date(DATE_BEHIND, from);
        date(DATE_AT_END, from);
    }

    private void edition(int from) {
        Matcher edition = EDITION.matcher(text.view());
        if (edition.find(from)) {
            item.put("edition", edition.group("n") != null ? edition.group("n") : edition.group("word"));
            text.take(edition);
        }
    }

    private void one(Pattern pattern, String group, String field, int from) {
        Matcher found = pattern.matcher(text.view());
        if (found.find(from) && !item.containsKey(field)) {
            item.put(field, field.equals("page") ? plain(found.group(group)) : found.group(group));
            text.take(found);
        }
    }

    private void behind(int from) {
        Matcher pages = PAGES_BEHIND.matcher(text.view());
        boolean found = false;
        int at = from;
        while (pages.find(at)) {
            found = true;
            at = pages.start("pages");
        }
        if (found && pages.find(lastStart(from))) {
            item.put("page", plain(pages.group("pages")));
            text.take(pages.start("pages"), pages.end("pages"));
        }
    }

    private int lastStart(int from) {
        Matcher pages = PAGES_BEHIND.matcher(text.view());
        int last = from;
        int at = from;
        while (pages.find(at)) {
            last = pages.start();
            at = pages.start("pages");
        }
        return last;
    }

    /** The last of its kind: what stands in the title comes before. */
    private void date(Pattern pattern, int from) {
        if (item.containsKey("issued")) {
            return;
        }
        Matcher date = pattern.matcher(text.view());
        int at = from;
        int start = -1;
        while (at <= text.length() && date.find(at)) {
            start = date.start();
            at = date.end();
        }
        if (start >= 0 && date.find(start)) {
            issued(date);
        }
    }

    private void issued(Matcher date) {
        item.put("issued", DateWords.read(date.group("date")));
        text.take(date.pattern() == DATE_BEHIND ? date.start("date") : date.start(), date.end());
    }

    /** "Published" before "Updated"; the other one has no field. */
    private void labelled(int from) {
        Matcher date = DATE_LABELLED.matcher(text.view());
        int at = from;
        while (date.find(at)) {
            at = date.end();
            if (item.containsKey("issued")) {
                text.setAside(date);
            } else {
                issued(date);
            }
        }
    }

    /** Whether the last of the pieces says who published it, and where. */
    boolean publisher(List<Sentences.Piece> pieces, boolean alone, boolean page) {
        if (pieces.size() < (alone ? 1 : 2)) {
            return false;
        }
        Sentences.Piece last = pieces.get(pieces.size() - 1);
        Matcher place = PLACE.matcher(text.value(last.from(), last.to()));
        if (!place.matches() || page && !isHouse(place.group("publisher"))) {
            return false;
        }
        item.put("publisher-place", place.group("place").strip());
        item.put("publisher", ReferenceText.bare(place.group("publisher")));
        text.take(last.from(), last.to());
        return true;
    }

    private static boolean isHouse(String name) {
        return Organisations.isPublisher(name) || Organisations.isOne(name);
    }

    private static String plain(String pages) {
        return pages.replaceAll("\\s?[–—‐‑−]\\s?", "-");
    }
}
