package org.imprimatur.review;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes known, once a server has started, what was signed before claims were kept for other texts. */
@Component
class EarlierKnownClaims {

    private static final Logger log = LoggerFactory.getLogger(EarlierKnownClaims.class);

    private static final int AT_ONCE = 100;

    private final KnownClaimIndex index;
    private final SignOffs signOffs;
    private final SignedVerdicts verdicts;
    private final Articles articles;
    private final TransactionTemplate transaction;

    EarlierKnownClaims(
            KnownClaimIndex index,
            SignOffs signOffs,
            SignedVerdicts verdicts,
            Articles articles,
            PlatformTransactionManager transactions) {
        this.index = index;
        this.signOffs = signOffs;
        this.verdicts = verdicts;
        this.articles = articles;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** One article that cannot be read keeps no other back. */
    @EventListener(ApplicationReadyEvent.class)
    void read() {
        ArticleId after = new ArticleId(new UUID(0, 0));
        List<ArticleId> missing = index.missing(after, AT_ONCE);
        while (!missing.isEmpty()) {
            for (ArticleId article : missing) {
                try {
                    transaction.executeWithoutResult(status -> read(article));
                } catch (RuntimeException e) {
                    log.warn("What was found of claims of the article {} could not be kept for others", article, e);
                }
            }
            after = missing.get(missing.size() - 1);
            missing = index.missing(after, AT_ONCE);
        }
    }

    private void read(ArticleId article) {
        articles.hold(article);
        List<SignOff> signatures = signOffs.on(article);
        Map<UUID, List<SignedVerdict>> said = verdicts.with(signatures);
        for (SignOff signature : signatures) {
            articles.revision(article, signature.revision())
                    .ifPresent(revision ->
                            index.keep(signature, said.getOrDefault(signature.id(), List.of()), revision.text()));
        }
    }
}
