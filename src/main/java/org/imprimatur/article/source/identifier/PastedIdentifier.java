package org.imprimatur.article.source.identifier;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.article.source.identifier.Identifier.Kind;

/** Reads one identifier as people paste it: with a label, as an address, with the full stop of its sentence. */
final class PastedIdentifier {

    /** What no eye sees: marks of direction, joiners, soft hyphens. */
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+");

    private static final Pattern LABEL = Pattern.compile(
            "(?i)(doi|pmid|pubmed(?: id)?|pmcid|e?issn|(?:e-?)?isbn(?:-1[03])?(?=[\\s:\\d]))\\s*:?\\s*(\\S.*)");

    private static final Pattern HYPHENS = Pattern.compile("[\\s\\p{Pd}\u2212]+");
    private static final String ENDS = ".,;:!?\"'”’»";
    private static final String CLOSING = ")]}>";
    private static final String OPENING = "([{<";

    private PastedIdentifier() {}

    /** Check digits may be wrong still. */
    static Optional<Identifier> read(String pasted) {
        // A little more than an identifier may be long: blanks around it are no part of it.
        if (pasted.length() > 2 * Identifier.LONGEST) {
            return Optional.empty();
        }
        String text = trimmed(pasted);
        Matcher label = LABEL.matcher(text);
        if (label.matches() && !WebAddress.isOne(text)) {
            Optional<Identifier> labelled = labelled(label.group(1).toLowerCase(Locale.ROOT), trimmed(label.group(2)));
            if (labelled.isPresent()) {
                return labelled;
            }
        }
        return WebAddress.of(text).map(WebAddress::identifier).or(() -> bare(text));
    }

    /** Without what is not seen, and without the punctuation a sentence puts around it. */
    static String trimmed(String pasted) {
        if (pasted.length() > 2 * Identifier.LONGEST) {
            return "";
        }
        String text =
                UNSEEN.matcher(pasted).replaceAll("").replace('\u00a0', ' ').strip();
        int start = 0;
        while (start < text.length() && OPENING.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int end = text.length();
        while (end > start && (ENDS.indexOf(text.charAt(end - 1)) >= 0 || closesNothing(text.substring(start, end)))) {
            end--;
        }
        return text.substring(start, end).strip();
    }

    private static boolean closesNothing(String text) {
        int bracket = CLOSING.indexOf(text.charAt(text.length() - 1));
        return bracket >= 0 && count(text, CLOSING.charAt(bracket)) > count(text, OPENING.charAt(bracket));
    }

    private static long count(String text, char sign) {
        return text.chars().filter(c -> c == sign).count();
    }

    static String digits(String written) {
        return HYPHENS.matcher(written).replaceAll("");
    }

    private static Optional<Identifier> labelled(String label, String rest) {
        if (label.equals("doi")) {
            return one(Kind.DOI, rest).or(() -> WebAddress.of(rest).map(WebAddress::identifier));
        }
        if (label.startsWith("pm") && label.endsWith("cid")) {
            return one(Kind.PMCID, rest);
        }
        if (label.startsWith("p")) {
            return one(Kind.PMID, rest);
        }
        return label.contains("issn")
                ? one(Kind.ISSN, HYPHENS.matcher(rest).replaceAll("-"))
                : one(Kind.ISBN, digits(rest));
    }

    private static Optional<Identifier> bare(String text) {
        for (Kind kind : new Kind[] {Kind.DOI, Kind.PMCID, Kind.NBK, Kind.NCT}) {
            if (kind.fits(text)) {
                return Optional.of(new Identifier(kind, text));
            }
        }
        String dashed = HYPHENS.matcher(text).replaceAll("-");
        if (dashed.matches("(?i)\\d{4}-\\d{3}[\\dX]")) {
            return one(Kind.ISSN, dashed);
        }
        if (text.matches("\\d{6,8}")) {
            return one(Kind.PMID, text);
        }
        String digits = digits(text);
        boolean plainly = digits.length() == 13 || !digits.equals(text);
        return one(Kind.ISBN, digits)
                .filter(isbn -> plainly || WrongDigit.of(isbn).isEmpty());
    }

    private static Optional<Identifier> one(Kind kind, String text) {
        return kind.fits(text) ? Optional.of(new Identifier(kind, text)) : Optional.empty();
    }
}
