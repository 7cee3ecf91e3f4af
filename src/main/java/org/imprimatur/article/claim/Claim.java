package org.imprimatur.article.claim;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.imprimatur.article.anchor.Anchor;
import org.imprimatur.platform.Sha256;

/**
 * A sentence that has a number in it, or says what something does or what research found.
 *
 * @param number  1 for the first of its text
 * @param anchor  where it stands in the text's plain words
 * @param sources those cited in it, or else at the end of its paragraph; empty if there are none
 */
public record Claim(int number, Anchor anchor, List<CitedSource> sources) {

    public Claim {
        sources = List.copyOf(sources);
    }

    /**
     * A source as a claim names it.
     *
     * @param title the key once more if the list of sources has none of that name, or it has no title
     * @param item  all that the list says of it
     */
    public record CitedSource(String key, String title, String item) {}

    public String words() {
        return anchor.quote();
    }

    /** A hash of the sources it names: what was found on these says nothing of others under the same keys. */
    public String basis() {
        StringBuilder basis = new StringBuilder();
        sources.forEach(source ->
                basis.append(source.key()).append('\n').append(source.item()).append('\n'));
        return Sha256.of(basis.toString().getBytes(StandardCharsets.UTF_8));
    }
}
