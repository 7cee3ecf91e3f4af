package org.imprimatur.article.source.identifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imprimatur.article.source.identifier.Identifier.Kind;

/**
 * An address on the web, and the identifier it stands for if it leads to a registry.
 *
 * @param host in small letters, without port or the name of somebody signed in
 */
record WebAddress(String whole, String host, String path, String query) {

    private static final Pattern PARTS = Pattern.compile(
            "(?i)https?://(?<authority>[^/?#\\s]+)(?<path>[^?#\\s]*)(?:\\?(?<query>[^#\\s]*))?(?:#\\S*)?");

    private static final Pattern TRACKING =
            Pattern.compile("(?i)(?:utm_\\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|_hsenc|_hsmi)(?:=.*)?");

    /** Publishers keep the DOI in the path of their pages. */
    private static final Pattern WITH_DOI = Pattern.compile("/doi/(?:[a-z]+/)?(10\\.\\d{4,9}/.+)");

    private static final Pattern PUBMED = Pattern.compile("/(?:pubmed/)?(\\d{1,8})/?");
    private static final Pattern EUROPE_PMC = Pattern.compile("(?i)/(?:article|abstract)/MED/(\\d{1,8})/?");
    private static final Pattern PMC = Pattern.compile("(?i)/(?:pmc/)?articles?/(?:PMC/)?(PMC\\d+)(?:/.*)?");
    private static final Pattern BOOKSHELF = Pattern.compile("(?i)/books/(NBK\\d+)(?:/.*)?");
    private static final Pattern TRIAL = Pattern.compile("(?i)/(?:ct2/show|study|show)/(NCT\\d{8})(?:/.*)?");

    static boolean isOne(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
    }

    static Optional<WebAddress> of(String text) {
        if (!isOne(text)) {
            return withoutScheme(text);
        }
        Matcher parts = PARTS.matcher(text);
        if (!Kind.URL.fits(text) || !parts.matches()) {
            return Optional.empty();
        }
        String query = parts.group("query");
        return Optional.of(
                new WebAddress(text, host(parts.group("authority")), parts.group("path"), query == null ? "" : query));
    }

    private static Optional<WebAddress> withoutScheme(String text) {
        return text.matches("(?i)(?:www\\.|(?:dx\\.)?doi\\.org/|pubmed\\.ncbi\\.nlm\\.nih\\.gov/)\\S+\\.?\\S*")
                ? of("https://" + text)
                : Optional.empty();
    }

    private static String host(String authority) {
        String host = authority
                .substring(authority.lastIndexOf('@') + 1)
                .replaceFirst(":\\d*$", "")
                .toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    Identifier identifier() {
        return throughAProxy().or(this::ofARegistry).orElseGet(() -> new Identifier(Kind.URL, withoutTracking()));
    }

    /** A library's door: the address behind it is handed on as a parameter. */
    private Optional<Identifier> throughAProxy() {
        if (!path.endsWith("/login") || !host.contains("proxy")) {
            return Optional.empty();
        }
        return Arrays.stream(query.split("&"))
                .filter(part -> part.startsWith("url=") || part.startsWith("qurl="))
                .map(part -> decoded(part.substring(part.indexOf('=') + 1)))
                .findFirst()
                .flatMap(WebAddress::of)
                .flatMap(WebAddress::ofARegistry);
    }

    private Optional<Identifier> ofARegistry() {
        String asked = decoded(path);
        if (leadsTo("doi.org") || leadsTo("dx.doi.org")) {
            return one(Kind.DOI, asked.replaceFirst("^/+", ""));
        }
        if (leadsTo("pubmed.ncbi.nlm.nih.gov")) {
            return found(Kind.PMID, PUBMED, asked);
        }
        if (leadsTo("pmc.ncbi.nlm.nih.gov") || leadsTo("europepmc.org")) {
            return found(Kind.PMCID, PMC, asked).or(() -> found(Kind.PMID, EUROPE_PMC, asked));
        }
        if (leadsTo("ncbi.nlm.nih.gov")) {
            return found(Kind.PMCID, PMC, asked)
                    .or(() -> found(Kind.NBK, BOOKSHELF, asked))
                    .or(() -> asked.startsWith("/pubmed/") ? found(Kind.PMID, PUBMED, asked) : Optional.empty());
        }
        if (leadsTo("clinicaltrials.gov")) {
            return found(Kind.NCT, TRIAL, asked);
        }
        return found(Kind.DOI, WITH_DOI, asked);
    }

    /** Itself, or as the rewriting proxy of a library spells it; never merely at the front of another name. */
    private boolean leadsTo(String site) {
        String plain = host.startsWith("www.") ? host.substring(4) : host;
        if (plain.equals(site)) {
            return true;
        }
        String hyphenated = site.replace('.', '-') + ".";
        return (plain.startsWith(hyphenated) || plain.startsWith("www-" + hyphenated))
                && Arrays.stream(plain.split("\\.")).anyMatch(label -> label.matches("(?:ez|lib)?proxy\\d*"));
    }

    private static Optional<Identifier> found(Kind kind, Pattern pattern, String path) {
        Matcher matcher = pattern.matcher(path);
        return matcher.matches() ? one(kind, matcher.group(1)) : Optional.empty();
    }

    private static Optional<Identifier> one(Kind kind, String value) {
        String bare = PastedIdentifier.trimmed(value);
        return kind.fits(bare) ? Optional.of(new Identifier(kind, bare)) : Optional.empty();
    }

    /** As it stands but for what only tells who sent the reader there. */
    private String withoutTracking() {
        int start = whole.indexOf('?');
        if (start < 0 || query.isEmpty()) {
            return whole;
        }
        String kept = Arrays.stream(query.split("&", -1))
                .filter(part -> !TRACKING.matcher(part).matches())
                .collect(Collectors.joining("&"));
        String rest = whole.substring(start + 1 + query.length());
        return whole.substring(0, start) + (kept.isEmpty() ? "" : "?" + kept) + rest;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            return text;
        }
    }
}
