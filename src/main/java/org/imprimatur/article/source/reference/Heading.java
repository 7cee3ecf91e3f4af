package org.imprimatur.article.source.reference;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the title: people, or words that may be an organisation or the title itself, and in many styles the
 * year.
 *
 * @param from  where words stand that are no people's names; equal to {@code to} if there are none
 * @param body  where the rest begins
 * @param named whether people were named
 */
record Heading(int from, int to, int body, boolean named) {

    private static final String NO_DATE =
            "n\\.?\\s?d\\.?|s\\.\\s?f\\.|o\\.\\s?J\\.|s\\.\\s?d\\.|no date|in press|forthcoming";
    private static final Pattern IN_BRACKETS = DateWords.pattern("\\s?[(（](?:c\\.?\\s?)?(?<date>(?<year>"
            + DateWords.YEAR + ")(?<suffix>[a-z])?(?:,\\s?(?<day>[^()]{1,30}))?|" + NO_DATE + ")[)）][.,:]?");
    private static final Pattern BARE = DateWords.pattern("[.,]?\\s(?<date>(?<year>" + DateWords.YEAR
            + ")(?<suffix>[a-z])?|" + NO_DATE + ")(?:\\.(?=\\s)|(?=\\s[“\"‘]))");
    private static final Pattern EDITORS = Pattern.compile(
            "(?i),?\\s?[(\\[]?(?:eds?\\b\\.?|editors?\\b|hrsg\\b\\.?|dirs?\\b\\.|coords?\\b\\.)[)\\]]?");
    private static final Pattern EDITED =
            Pattern.compile("(?i)(?<name>[^()]{2,200}+)\\((?:eds?\\.?|editors?|hrsg\\.?|dirs?\\.)\\)\\.?\\s?");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}{2}");
    private static final Pattern NOTHING_MORE = Pattern.compile("[\\s.,;:)\\]]*");

    static Heading take(ReferenceText text, Map<String, Object> item, int begin) {
        Heading dated = dated(text, item, begin, IN_BRACKETS);
        if (dated == null) {
            dated = dated(text, item, begin, BARE);
        }
        return dated == null ? undated(text, item, begin) : dated;
    }

    private static @Nullable Heading dated(ReferenceText text, Map<String, Object> item, int begin, Pattern pattern) {
        String view = text.view();
        Matcher date = pattern.matcher(view);
        if (!date.find() || date.start() <= begin || !isBeforeTheTitle(view, date, pattern)) {
            return null;
        }
        PersonNames.Found names = PersonNames.at(view, begin, date.start());
        Matcher editors = EDITORS.matcher(view).region(names.end(), date.start());
        boolean edited = !names.isEmpty() && editors.lookingAt();
        int end = edited ? editors.end() : names.end();
        boolean people = !names.isEmpty()
                && NOTHING_MORE.matcher(view.substring(end, date.start())).matches();
        if (!people && pattern == BARE && !(names.isEmpty() && isOneName(view, begin, date))) {
            return null;
        }
        date(item, date);
        text.take(date);
        if (!people) {
            Matcher edit = EDITED.matcher(view).region(begin, date.start());
            if (edit.matches()) {
                item.put("editor", List.of(Map.of("literal", text.value(begin, edit.end("name")))));
                text.take(begin, date.start());
                return new Heading(0, 0, date.end(), true);
            }
            return new Heading(begin, date.start(), date.end(), false);
        }
        item.put(edited ? "editor" : "author", names.people());
        text.take(begin, end);
        return new Heading(0, 0, date.end(), true);
    }

    /** "what to know in 2020. Lancet" is no name with its year. */
    private static boolean isOneName(String view, int begin, Matcher date) {
        String before = view.substring(begin, date.start()).strip();
        String last = before.substring(before.lastIndexOf(' ') + 1);
        boolean parted = ".,".indexOf(view.charAt(date.start())) >= 0;
        return Sentences.of(view, begin, date.start()).size() == 1
                && (parted || !last.isEmpty() && Character.isUpperCase(last.charAt(0)));
    }

    /** A date after which nothing is told stands at the end, as "Nature 12, 1-9 (2015)" has it. */
    private static boolean isBeforeTheTitle(String view, Matcher date, Pattern pattern) {
        String before = view.substring(0, date.start());
        boolean within = date.end() < view.length()
                && pattern == IN_BRACKETS
                && view.substring(date.end() - 1).matches("(?s):\\s?[A-Za-z]?\\d.*");
        boolean quoted = before.indexOf('“') >= 0 || before.indexOf('"') >= 0;
        return LETTERS.matcher(view).region(date.end(), view.length()).find() && !within && !quoted;
    }

    private static void date(Map<String, Object> item, Matcher date) {
        if (date.group("year") == null) {
            if (date.group("date").matches("(?i)in press|forthcoming")) {
                item.put("status", date.group("date"));
            }
            return;
        }
        boolean bracketed = date.pattern() == IN_BRACKETS;
        String day = bracketed && date.group("day") != null ? ", " + date.group("day") : "";
        item.put("issued", DateWords.read(date.group("year") + day));
        if (date.group("suffix") != null) {
            item.put("year-suffix", date.group("suffix"));
        }
    }

    private static Heading undated(ReferenceText text, Map<String, Object> item, int begin) {
        String view = text.view();
        PersonNames.Found names = PersonNames.at(view, begin, view.length());
        if (names.isEmpty() || !isAtAnEnd(view, names)) {
            return new Heading(0, 0, begin, false);
        }
        Matcher editors = EDITORS.matcher(view).region(names.end(), view.length());
        boolean edited = editors.lookingAt();
        int end = edited ? editors.end() : names.end();
        item.put(edited ? "editor" : "author", names.people());
        text.take(begin, end);
        return new Heading(0, 0, end, true);
    }

    /** Names in full end with a full stop, else "Anna, Maria and the others" would be two of them. */
    private static boolean isAtAnEnd(String view, PersonNames.Found names) {
        int end = names.end();
        List<Map<String, Object>> people = names.people();
        boolean initials =
                String.valueOf(people.get(people.size() - 1).get("given")).contains(".")
                        || people.size() > 1
                        || PersonName.isHan(String.valueOf(people.get(0).get("family")));
        return end >= view.length() || initials || ".:;".indexOf(view.charAt(end)) >= 0;
    }

    boolean hasWords() {
        return to > from;
    }
}
