package org.imprimatur.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.RevisionText;
import org.imprimatur.article.claim.Claim;
import org.imprimatur.article.claim.ClaimWords;
import org.imprimatur.article.claim.Claims;
import org.imprimatur.article.claim.ListedItems;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the newest signed verdict on each claim of each article where other texts look for it, by a hash of its words. All
 * of it follows from signatures and could be made anew from them.
 */
@Repository
class KnownClaimIndex {

    private final JdbcTemplate jdbc;

    KnownClaimIndex(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One claim as it is looked up.
     *
     * @param alike  of claims that are nearly the same; null if it says too little to be compared
     * @param source the one it rests on, as CSL-JSON; empty if it rests on none in particular
     */
    record Row(String sameWords, @Nullable String alike, int number, Verdict verdict, String source) {

        /** @param items the text's sources by key; nothing comes of what says nothing to others */
        static Optional<Row> of(Claim claim, SignedVerdict said, Map<String, String> items) {
            String source = claim.sources().stream()
                    .map(Claim.CitedSource::key)
                    .filter(key -> key.equals(said.sourceKey())
                            || said.sourceKey().isEmpty() && claim.sources().size() == 1)
                    .findFirst()
                    .map(key -> items.getOrDefault(key, ""))
                    .orElse("");
            if (said.verdict() == Verdict.NO_CLAIM || source.isEmpty() && said.verdict() == Verdict.SUPPORTED) {
                return Optional.empty();
            }
            ClaimWords words = ClaimWords.of(claim.words());
            return Optional.of(
                    new Row(words.sameWords(), words.alike().orElse(null), said.number(), said.verdict(), source));
        }
    }

    /**
     * Written with the signature: what it says of a claim takes the place of what was said of the same words before.
     *
     * @param text the one that was signed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(SignOff signature, List<SignedVerdict> verdicts, RevisionText text) {
        if (verdicts.isEmpty()) {
            return;
        }
        Map<String, String> items = ListedItems.of(text);
        List<Claim> claims = Claims.in(text);
        Map<String, Row> rows = new LinkedHashMap<>();
        for (SignedVerdict said : verdicts) {
            if (said.number() <= claims.size()) {
                Row.of(claims.get(said.number() - 1), said, items)
                        .ifPresent(row -> rows.merge(row.sameWords(), row, KnownClaimIndex::graver));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        ArticleId article = signature.article();
        List<Object[]> before = new ArrayList<>();
        List<@Nullable Object[]> now = new ArrayList<>();
        for (Row row : rows.values()) {
            before.add(new Object[] {article.value(), row.sameWords()});
            now.add(new @Nullable Object[] {
                article.value(),
                row.sameWords(),
                row.alike(),
                signature.id(),
                row.number(),
                row.verdict().name(),
                row.source()
            });
        }
        jdbc.batchUpdate("delete from known_claim where article_id = ? and same_words = ?", before);
        jdbc.batchUpdate("""
                insert into known_claim (article_id, same_words, alike, sign_off_id, number, verdict, source)
                values (?, ?, ?, ?, ?, ?, ?)
                """, now);
    }

    /** Articles with signed verdicts of which none is here, by id: they were signed before there was this. */
    List<ArticleId> missing(ArticleId after, int most) {
        return jdbc.query(
                """
                select distinct s.article_id from sign_off s join signed_verdict v on v.sign_off_id = s.id
                where s.article_id > ? and not exists (select 1 from known_claim k where k.article_id = s.article_id)
                order by s.article_id fetch first %d rows only
                """.formatted(most), (row, n) -> new ArticleId(row.getObject("article_id", UUID.class)), after.value());
    }

    /** Of two verdicts on the same words in one text the one that asks for something counts. */
    private static Row graver(Row one, Row other) {
        return one.verdict() == Verdict.SUPPORTED ? other : one;
    }
}
