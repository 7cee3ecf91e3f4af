package org.imprimatur.review;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.platform.Messages;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How many have signed, of many articles at once, for lists: only of those that want more than one signature and have
 * at least one, because of all others a list has nothing to add. {@link ReviewOutcomes} knows all about one article.
 */
@Repository
public class SignatureCounts {

    /** The pages of steps that follow a signature, or wait for another one. */
    private static final Set<String> PAGES = Set.of("review", "approve", "publish");

    /** {@link SignOffs#count} for several. Most articles want one signature and end with the first row that is read. */
    private static final String COUNTS = """
            select w.article_id, w.signatures_needed as needed, count(distinct s.signer) as given
            from review_round w
            join article a on a.id = w.article_id
            join revision r on r.article_id = a.id and r.number = a.latest_revision
            join sign_off s on s.article_id = a.id and s.sha256 = r.sha256 and s.run = w.run
            where w.article_id in (:articles) and w.signatures_needed > 1
            group by w.article_id, w.signatures_needed
            """;

    private final JdbcClient jdbc;
    private final Messages messages;

    SignatureCounts(JdbcClient jdbc, Messages messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    /** Whether it is worth knowing at a step with this page how many have signed. */
    public static boolean matterAt(String page) {
        return PAGES.contains(page);
    }

    /** "1 of 2 signatures", by article. */
    public Map<ArticleId, String> inWords(Collection<ArticleId> articles) {
        Map<ArticleId, String> inWords = new HashMap<>();
        if (articles.isEmpty()) {
            return inWords;
        }
        jdbc.sql(COUNTS)
                .param(
                        "articles",
                        articles.stream().map(ArticleId::value).distinct().toList())
                .query(row -> {
                    inWords.put(
                            new ArticleId(row.getObject("article_id", UUID.class)),
                            messages.say("review.signatures", row.getInt("given"), row.getInt("needed")));
                });
        return inWords;
    }
}
