package org.imprimatur.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.article.RiskLexicon;
import org.imprimatur.article.RiskLexicon.Ground;
import org.imprimatur.publication.Severity;

/**
 * The severity that reports of one mistake suggest, and the words by which they do: the gravest of them counts.
 *
 * @param reasons the words of the reports that suggest it; empty if nothing suggests more than a minor mistake
 */
public record SeverityProposal(Severity severity, List<Reason> reasons) {

    private static final int MOST_WORDS = 6;

    /** Words by which people tell of harm, done or feared, in the languages readers write most. */
    private static final Pattern HARM = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:overdos\\p{L}*|hospital\\p{L}*|emergency|poison\\p{L}*|toxic\\p{L}*|anaphyla\\p{L}*|allerg\\p{L}*"
                    + "|died|dies|dying|death|deaths|fatal\\p{L}*|lethal|kill|kills|killed|killing|danger\\p{L}*|harm|harms|harmed|harmful"
                    + "|unsafe|suicid\\p{L}*|tenfold|ten[\\s-]times|collaps\\p{L}*|convuls\\p{L}*|seizure\\p{L}*|bleeding|ambulance"
                    + "|überdos\\p{L}*|krankenhaus\\p{L}*|gefährlich\\p{L}*|lebensgefähr\\p{L}*|tödlich\\p{L}*|vergift\\p{L}*|notarzt"
                    + "|surdos\\p{L}*|hôpital\\p{L}*|dangereu\\p{L}*|mortel\\p{L}*|empoison\\p{L}*"
                    + "|sobredosis|peligro\\p{L}*|mortal|veneno\\p{L}*|pericolos\\p{L}*|mortale|avvelen\\p{L}*)(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    public SeverityProposal {
        reasons = List.copyOf(reasons);
    }

    /**
     * What one report says.
     *
     * @param name "R-12"
     */
    public record Said(String name, String words) {}

    /** @param report "R-12" */
    public record Reason(String report, List<String> words) {}

    /** The gravest that any of these suggests. */
    static SeverityProposal of(Collection<Said> reports, RiskLexicon lexicon) {
        SeverityProposal gravest = new SeverityProposal(Severity.MINOR, List.of());
        for (Said report : reports) {
            gravest = gravest.with(of(report, lexicon));
        }
        return gravest;
    }

    private SeverityProposal with(SeverityProposal other) {
        if (other.severity() == severity) {
            List<Reason> both = new ArrayList<>(reasons);
            both.addAll(other.reasons());
            return new SeverityProposal(severity, both);
        }
        return other.severity().compareTo(severity) > 0 ? other : this;
    }

    private static SeverityProposal of(Said report, RiskLexicon lexicon) {
        List<String> harm = harm(report.words());
        Map<Ground, List<String>> clinical = lexicon.in(report.words());
        List<String> words = new ArrayList<>(harm);
        clinical.values().stream()
                .flatMap(List::stream)
                .filter(word -> !words.contains(word))
                .forEach(words::add);
        boolean dangerous = !harm.isEmpty()
                || clinical.containsKey(Ground.DOSE)
                        && (clinical.containsKey(Ground.CHILDREN) || clinical.containsKey(Ground.PREGNANCY));
        if (words.isEmpty()) {
            return new SeverityProposal(Severity.MINOR, List.of());
        }
        return new SeverityProposal(
                dangerous ? Severity.DANGEROUS : Severity.CLINICAL,
                List.of(new Reason(
                        report.name(), words.stream().limit(MOST_WORDS).toList())));
    }

    private static List<String> harm(String words) {
        List<String> found = new ArrayList<>();
        Matcher sign = HARM.matcher(words);
        while (sign.find()) {
            String word = sign.group();
            if (found.stream()
                    .noneMatch(known -> known.toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))) {
                found.add(word);
            }
        }
        return found;
    }
}
