package org.imprimatur.article.source.standing;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.article.source.identifier.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * All rules together: of those that match a source the first kind decides, and among those of one kind the longest. A
 * domain is compared label by label and never by how it begins.
 *
 * @param own the newsroom's own host: what it published itself is no source
 */
record TierTable(List<TierRule> rules, String own) {

    TierTable {
        rules = List.copyOf(rules);
    }

    /**
     * What the table says of one source.
     *
     * @param rule  the one that decided, null if none matched
     * @param match what of the source it matched; the host where none did, empty if the source has no address
     */
    record Verdict(Tier tier, @Nullable TierRule rule, String match, boolean isOwn, boolean isProxied) {}

    private record Match(TierRule rule, String of) {

        static Comparator<Match> longestFirst() {
            return Comparator.comparing((Match match) -> match.rule().kind())
                    .thenComparing(match -> -match.rule().value().length())
                    .thenComparing(match -> match.rule().tier());
        }
    }

    Verdict judge(SourceList.Source source) {
        WorkIdentifiers work = WorkIdentifiers.of(source);
        String type = WorkIdentifiers.word(source.item(), "type");
        String publisher = TierRule.folded(WorkIdentifiers.word(source.item(), "publisher"));
        SiteAddress address = work.address();
        if (address != null && !own.isEmpty() && address.host().equals(own)) {
            return new Verdict(Tier.X, null, address.host(), true, false);
        }
        boolean proxied = address != null && address.isProxied();
        String host = address == null ? "" : address.host();
        return rules.stream()
                .flatMap(rule -> match(rule, work, type, publisher))
                .min(Match.longestFirst())
                .map(match -> new Verdict(match.rule().tier(), match.rule(), match.of(), false, proxied))
                .orElseGet(() -> new Verdict(Tier.UNKNOWN, null, host, false, proxied));
    }

    private static Stream<Match> match(TierRule rule, WorkIdentifiers work, String type, String publisher) {
        Optional<String> found = switch (rule.kind()) {
            case JOURNAL -> value(work, Identifier.Kind.ISSN, rule.value()::equals);
            case PUBLISHER -> Optional.of(publisher).filter(rule.value()::equals);
            case DOI -> value(work, Identifier.Kind.DOI, doi -> doi.startsWith(rule.value()));
            case IDENTIFIER -> KnownNumbers.of(rule.value(), work, type).map(Identifier::value);
            case SITE -> address(work, address -> isOnSite(address, rule.value()));
            case NAME -> address(work, address -> address.site().equals(rule.value() + "." + address.ending()));
            case ENDING ->
                address(
                        work,
                        address -> address.isWithin(rule.value())
                                && !address.host().equals(rule.value()));
            case TYPE -> Optional.of(type).filter(rule.value()::equals);
        };
        return found.map(of -> new Match(rule, of)).stream();
    }

    private static boolean isOnSite(SiteAddress address, String value) {
        int slash = value.indexOf('/');
        String domain = slash < 0 ? value : value.substring(0, slash);
        return address.isWithin(domain) && (slash < 0 || address.isBelow(value.substring(slash)));
    }

    private static Optional<String> value(WorkIdentifiers work, Identifier.Kind kind, Predicate<String> wanted) {
        return work.of(kind).map(Identifier::value).filter(wanted);
    }

    private static Optional<String> address(WorkIdentifiers work, Predicate<SiteAddress> wanted) {
        return Optional.ofNullable(work.address())
                .filter(address -> !address.isProxied())
                .filter(wanted)
                .map(SiteAddress::toString);
    }
}
