package org.imprimatur.article.source.identifier;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a published work is known by, in its one way of writing: two of them are equal if they name the same work.
 *
 * @param value without label or address: a DOI in small letters, an ISBN in thirteen digits without hyphens
 */
public record Identifier(Kind kind, String value) {

    /** What is longer than this names nothing; no registry gives out the like. */
    static final int LONGEST = 2_000;

    /** The registries. */
    public enum Kind {
        DOI("(?is)10\\.\\d{4,9}(?:\\.\\d+)*/[^\\s\\p{Cc}]+", "https://doi.org/"),
        PMID("[1-9]\\d{0,7}", "https://pubmed.ncbi.nlm.nih.gov/"),
        PMCID("(?i)PMC[1-9]\\d{0,8}", "https://pmc.ncbi.nlm.nih.gov/articles/"),
        ISBN("(?i)\\d{9}[\\dX]|97[89]\\d{10}", ""),
        ISSN("(?i)\\d{4}-?\\d{3}[\\dX]", ""),
        /** A book or chapter on the NCBI Bookshelf. */
        NBK("(?i)NBK[1-9]\\d{0,8}", "https://www.ncbi.nlm.nih.gov/books/"),
        /** A registered clinical trial. */
        NCT("(?i)NCT\\d{8}", "https://clinicaltrials.gov/study/"),
        URL("(?i)https?://[^\\s\\p{Cc}/?#]+[^\\s\\p{Cc}]*", "");

        private final Pattern shape;
        private final String resolver;

        Kind(String shape, String resolver) {
            this.shape = Pattern.compile(shape);
            this.resolver = resolver;
        }

        boolean fits(String text) {
            return text.length() <= LONGEST && shape.matcher(text).matches();
        }
    }

    /** Whatever was pasted, if it is one identifier and nothing else, and its check digit is right. */
    public static Optional<Identifier> read(String pasted) {
        return PastedIdentifier.read(pasted)
                .filter(identifier -> WrongDigit.of(identifier).isEmpty())
                .map(Identifier::canonical);
    }

    /** What a field of this kind holds, written in any way: with its label, as an address, or by itself. */
    public static Optional<Identifier> read(Kind kind, String field) {
        String bare = PastedIdentifier.trimmed(field);
        Identifier plain = new Identifier(kind, kind == Kind.ISBN ? PastedIdentifier.digits(bare) : bare);
        if (kind != Kind.URL && kind.fits(plain.value())) {
            return WrongDigit.of(plain).isEmpty() ? Optional.of(plain.canonical()) : Optional.empty();
        }
        return read(bare).filter(identifier -> identifier.kind() == kind);
    }

    /** A word of a sentence without the punctuation that is the sentence's: a bracket it has opened itself is its own. */
    public static String withoutPunctuation(String word) {
        return PastedIdentifier.trimmed(word);
    }

    Identifier canonical() {
        return new Identifier(
                kind,
                switch (kind) {
                    case DOI -> value.toLowerCase(Locale.ROOT);
                    case ISBN -> CheckDigit.inThirteenDigits(value);
                    case ISSN -> CheckDigit.hyphenated(value);
                    case PMCID, NBK, NCT -> value.toUpperCase(Locale.ROOT);
                    case PMID, URL -> value;
                });
    }

    /** Where it leads, or nothing if no address follows from it. */
    public Optional<String> address() {
        return switch (kind) {
            case URL -> Optional.of(value);
            case ISBN, ISSN -> Optional.empty();
            case DOI, NBK, NCT -> Optional.of(kind.resolver + value);
            case PMID, PMCID -> Optional.of(kind.resolver + value + "/");
        };
    }
}
