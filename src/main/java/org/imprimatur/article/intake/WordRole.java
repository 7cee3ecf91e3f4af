package org.imprimatur.article.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a paragraph is in its text.
 *
 * @param level of a heading, 1 to 6
 */
record WordRole(Kind kind, int level) {

    enum Kind {
        TITLE,
        SUBTITLE,
        HEADING,
        QUOTE,
        CAPTION,
        PLAIN
    }

    static final WordRole PLAIN = new WordRole(Kind.PLAIN, 0);

    private static final Pattern HEADING = Pattern.compile("heading ?([1-9])");
    private static final Set<String> TITLES = Set.of(
            "title",
            "titel",
            "titre",
            "título",
            "titulo",
            "titolo",
            "otsikko",
            "rubrik",
            "tittel",
            "tytuł",
            "název",
            "cím",
            "назва",
            "название",
            "τίτλος",
            "konu başlığı",
            "titlu",
            "naslov",
            "标题",
            "표제",
            "表題");
    private static final Set<String> SUBTITLES = Set.of(
            "subtitle",
            "untertitel",
            "sous-titre",
            "subtítulo",
            "sottotitolo",
            "ondertitel",
            "underrubrik",
            "undertitel",
            "alaotsikko",
            "podtytuł",
            "подзаголовок");
    private static final Set<String> QUOTES =
            Set.of("quote", "intense quote", "quotations", "block text", "block quotation");
    private static final Set<String> CAPTIONS = Set.of("caption", "image caption", "table caption");

    static WordRole heading(int level) {
        return new WordRole(Kind.HEADING, Math.max(1, Math.min(6, level)));
    }

    /** What a style of these names makes of a paragraph, if they say. */
    static Optional<WordRole> named(List<String> names) {
        return names.stream().map(WordRole::named).flatMap(Optional::stream).findFirst();
    }

    private static Optional<WordRole> named(String name) {
        Matcher heading = HEADING.matcher(name);
        if (heading.matches()) {
            return Optional.of(heading(Integer.parseInt(heading.group(1))));
        }
        if (TITLES.contains(name)) {
            return Optional.of(new WordRole(Kind.TITLE, 1));
        }
        if (SUBTITLES.contains(name)) {
            return Optional.of(new WordRole(Kind.SUBTITLE, 0));
        }
        if (QUOTES.contains(name)) {
            return Optional.of(new WordRole(Kind.QUOTE, 0));
        }
        if (CAPTIONS.contains(name)) {
            return Optional.of(new WordRole(Kind.CAPTION, 0));
        }
        return Optional.empty();
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Whether its style is bold or slanting because of what it is, and not because of what it says. */
    boolean hasLooksOfItsOwn() {
        return kind != Kind.PLAIN;
    }
}
