package org.imprimatur.article.source.standing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.imprimatur.article.source.SourceList;
import org.imprimatur.article.source.identifier.Identifier;
import org.imprimatur.platform.Sha256;

/**
 * Says which work a source is, so that it is known again in any text: "doi:10.1000/x", "pmid:123", the address of its page
 * if it has no number, and its title if it has neither. A source with several keys is the work of each.
 */
public final class WorkKeys {

    /** Longer ones are kept by their hash. */
    static final int LONGEST = 300;

    private static final Pattern KEY = Pattern.compile("(?:doi|pmid|pmcid|isbn|nbk|nct|url|title):\\S(?:.{0,400}\\S)?");

    private WorkKeys() {}

    /** @param item one source, as CSL-JSON */
    public static Set<String> of(String item) {
        return SourceList.parse("[" + item + "]").sources().stream()
                .findFirst()
                .map(WorkKeys::of)
                .orElse(Set.of());
    }

    /** A key as a link has it, or of whatever identifier somebody typed; nothing if it is none. */
    public static Optional<String> typed(String typed) {
        return KEY.matcher(typed).matches()
                ? Optional.of(typed)
                : Identifier.read(typed).map(WorkKeys::key);
    }

    /** A key as people write it: the number without the name of its register, the address of a page as one opens it. */
    public static String written(String key) {
        return key.startsWith("url:")
                ? "https://" + key.substring("url:".length())
                : key.replaceFirst("^(?:doi|isbn):", "");
    }

    /** None if nothing tells the source from others. */
    static Set<String> of(SourceList.Source source) {
        WorkIdentifiers work = WorkIdentifiers.of(source);
        boolean part = "chapter".equals(WorkIdentifiers.word(source.item(), "type"));
        Set<String> keys = new LinkedHashSet<>();
        for (Identifier one : work.known()) {
            // An ISSN is the journal's and a chapter's ISBN the book's.
            if (one.kind() != Identifier.Kind.ISSN && !(part && one.kind() == Identifier.Kind.ISBN)) {
                keys.add(key(one));
            }
        }
        Identifier claimed = work.claimed();
        if (claimed != null) {
            keys.add(key(claimed));
        }
        if (keys.isEmpty()) {
            Identifier.read(Identifier.Kind.URL, WorkIdentifiers.word(source.item(), "URL"))
                    .ifPresent(page -> keys.add(key(page)));
        }
        String title = TierRule.folded(source.title());
        if (keys.isEmpty() && !title.isEmpty()) {
            keys.add("title:" + shown(title));
        }
        return keys;
    }

    /** Of an identifier somebody pasted. */
    public static String key(Identifier identifier) {
        String value = identifier.kind() == Identifier.Kind.URL
                ? identifier
                        .value()
                        .replaceFirst("(?i)^https?://(?:www\\.)?", "")
                        .replaceFirst("/$", "")
                : identifier.value();
        return identifier.kind().name().toLowerCase(Locale.ROOT) + ":" + shown(value);
    }

    private static String shown(String value) {
        return value.length() <= LONGEST ? value : "sha256-" + Sha256.of(value.getBytes(StandardCharsets.UTF_8));
    }
}
