package org.imprimatur.article.source.standing;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.article.source.identifier.Identifier;
import org.imprimatur.article.source.identifier.Identifier.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What tells one work from all others, as a source's own fields and its address say it.
 *
 * @param known   from its fields, or because its address leads to the register itself
 * @param claimed a DOI that the address of some page names: it says which work is meant, and nothing of who vouches for it
 */
record WorkIdentifiers(
        Set<Identifier> known,
        @Nullable Identifier claimed,
        @Nullable SiteAddress address) {

    private static final Set<String> REGISTERS = Set.of(
            "doi.org",
            "dx.doi.org",
            "pubmed.ncbi.nlm.nih.gov",
            "pmc.ncbi.nlm.nih.gov",
            "ncbi.nlm.nih.gov",
            "europepmc.org",
            "clinicaltrials.gov");

    static WorkIdentifiers of(SourceList.Source source) {
        Map<String, Object> item = source.item();
        Set<Identifier> known = new LinkedHashSet<>();
        for (Kind kind : new Kind[] {Kind.DOI, Kind.PMID, Kind.PMCID, Kind.ISBN, Kind.ISSN}) {
            String field = word(item, kind.name());
            if (!isOfASite(field)) {
                Identifier.read(kind, field).ifPresent(known::add);
            }
        }
        String url = word(item, "URL");
        SiteAddress address = SiteAddress.parse(url).orElse(null);
        Identifier named =
                Identifier.read(url).filter(one -> one.kind() != Kind.URL).orElse(null);
        boolean registered = address != null && REGISTERS.contains(address.host());
        if (named != null && registered) {
            known.add(named);
        }
        return new WorkIdentifiers(Set.copyOf(known), registered ? null : named, address);
    }

    /** Whatever the path of some site's page says, the site says it. */
    private static boolean isOfASite(String field) {
        return field.matches("(?is)(?:https?:|www\\.).*")
                && SiteAddress.parse(field)
                        .filter(address -> REGISTERS.contains(address.host()))
                        .isEmpty();
    }

    Optional<Identifier> of(Kind kind) {
        return known.stream().filter(one -> one.kind() == kind).findFirst();
    }

    /** Under which a list of works may have it: "doi:10.1000/x", "pmid:123". */
    Set<String> keys() {
        return Stream.concat(known.stream(), Stream.ofNullable(claimed))
                .filter(one -> one.kind() == Kind.DOI || one.kind() == Kind.PMID)
                .map(WorkIdentifiers::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String key(Identifier identifier) {
        return identifier.kind().name().toLowerCase(java.util.Locale.ROOT) + ":" + identifier.value();
    }

    /** The site its page is on; none where the address only names a work, as those of registers do. */
    Optional<String> site() {
        return address == null || REGISTERS.contains(address.host()) && !known.isEmpty()
                ? Optional.empty()
                : Optional.of(address.site());
    }

    static String word(Map<String, Object> item, String field) {
        Object value = item.get(field);
        return value instanceof String || value instanceof Number
                ? value.toString().strip()
                : "";
    }
}
