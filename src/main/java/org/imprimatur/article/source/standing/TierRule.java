package org.imprimatur.article.source.standing;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imprimatur.article.source.identifier.Identifier;

/**
 * Which sources are of which tier.
 *
 * @param value as the newsroom keeps it, in the shape its kind asks for
 * @param note  why, for whoever reads the table; may be empty
 */
public record TierRule(int id, Kind kind, String value, Tier tier, String note) {

    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)+");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]+");
    private static final Pattern DOI_START = Pattern.compile("10\\.\\d{4,9}(?:/\\S*)?");
    private static final Pattern WORDS = Pattern.compile("[a-z0-9_-]{2,60}");

    /** What of a source is asked, those that are asked first in front. */
    public enum Kind {
        /** A journal, by ISSN: what the newsroom has decided about it goes before all else. */
        JOURNAL,
        /** A publisher, by name. */
        PUBLISHER,
        /** A DOI, whole or by its beginning. */
        DOI,
        /** That there is a number of this kind, and for a DOI of an article, a chapter, that its source is one. */
        IDENTIFIER,
        /** A domain and whatever is below it, with a path if only part of the site is meant. */
        SITE,
        /** One name below any ending: amazon.de, amazon.co.uk. */
        NAME,
        /** All names below an ending: *.gov. */
        ENDING,
        /** The type of the record, as CSL names it. */
        TYPE;

        public String key() {
            return "standing.kind." + this;
        }
    }

    /** The value in the shape in which it is kept; nothing if it has none that could match. */
    static Optional<String> shaped(Kind kind, String typed) {
        String word = typed.strip();
        return switch (kind) {
            case JOURNAL -> Identifier.read(Identifier.Kind.ISSN, word).map(Identifier::value);
            case PUBLISHER -> Optional.of(folded(word)).filter(name -> !name.isEmpty());
            case DOI -> doi(word);
            case IDENTIFIER -> Optional.of(word.toLowerCase(Locale.ROOT)).filter(KnownNumbers.WORDS::contains);
            case SITE -> SiteAddress.parse(word).map(SiteAddress::toString);
            case NAME -> shaped(word.replaceFirst("\\.\\*$", ""), LABEL);
            case ENDING -> ending(word.replaceFirst("^\\*?\\.", ""));
            case TYPE -> shaped(word, WORDS);
        };
    }

    private static Optional<String> doi(String word) {
        String plain = word.replaceFirst("(?i)^(?:https?://(?:dx\\.)?doi\\.org/|doi:\\s*)", "");
        return shaped(plain, DOI_START);
    }

    private static Optional<String> ending(String word) {
        return shaped(word, LABEL).or(() -> shaped(word, DOMAIN));
    }

    private static Optional<String> shaped(String word, Pattern pattern) {
        String lower = word.toLowerCase(Locale.ROOT);
        return pattern.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
    }

    /** What two spellings of one name have in common. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /** As people write it. */
    public String shown() {
        return switch (kind) {
            case NAME -> value + ".*";
            case ENDING -> "*." + value;
            default -> value;
        };
    }
}
