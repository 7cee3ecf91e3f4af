package org.imprimatur.article.claim;

import java.time.Instant;
import org.imprimatur.article.ArticleId;

/**
 * A claim of a signed text that a clinician found supported.
 *
 * @param hash    of its words, by which it is found again in its article
 * @param number  of the article
 * @param address where readers find the article, empty while they do not
 * @param source  title of what it rests on
 * @param item    the same as the signed text lists it, CSL-JSON
 * @param passage what the source says, in its words; may be empty
 * @param page    where it says so; may be empty
 * @param by      name and credential of whoever found it so, as they signed
 */
public record KnownClaim(
        String hash,
        String words,
        ArticleId article,
        int number,
        String title,
        String address,
        int revision,
        String source,
        String item,
        String passage,
        String page,
        String by,
        Instant at) {

    /**
     * One that a claim of another text is compared with.
     *
     * @param same whether the words are the same
     * @param sure whether they also say by themselves what they are about, so that nobody has to be asked
     */
    public record Match(KnownClaim known, boolean same, boolean sure) {}

    /** Where it can be seen among the others of its text. */
    public String path() {
        return address.isEmpty() ? "/desk/articles/" + article : "/articles/" + address + "/history";
    }
}
