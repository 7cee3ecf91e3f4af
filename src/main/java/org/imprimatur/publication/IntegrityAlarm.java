package org.imprimatur.publication;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.article.Articles;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.platform.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the newsroom that a live text is not what was signed: in the log, in the article's audit and in the server's
 * health. However often readers ask for it, the same finding is written down once.
 */
@Component("withheldTexts")
class IntegrityAlarm implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(IntegrityAlarm.class);

    private final Articles articles;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Map<ArticleId, Finding> open = new ConcurrentHashMap<>();

    IntegrityAlarm(Articles articles, AuditTrail audit, PlatformTransactionManager transactions) {
        this.articles = articles;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Finding(String slug, String why, String expected, String found) {}

    void raise(Article article, Article.Live live, String why, String found) {
        Finding finding = new Finding(article.slug(), why, live.sha256(), found);
        if (finding.equals(open.put(article.id(), finding))) {
            return;
        }
        LOG.error(
                "Article {} ({}) is withheld from readers: {}. Expected {}, found {}",
                article.number(),
                article.slug(),
                why,
                live.sha256(),
                found);
        try {
            transaction.executeWithoutResult(status -> writeDown(article, live, finding));
        } catch (RuntimeException e) {
            // Withholding does not wait for the audit; the next reader's visit tries again.
            open.remove(article.id());
            LOG.error("Withholding article {} could not be written into its audit", article.number(), e);
        }
    }

    /** Other servers may have found the same, and this one before it was started again. */
    private void writeDown(Article article, Article.Live live, Finding finding) {
        articles.hold(article.id());
        Subject chain = article.id().subject();
        String subject = "edition " + live.edition();
        Map<String, String> facts =
                Map.of("why", finding.why(), "expected", finding.expected(), "found", finding.found());
        boolean known = audit.chain(chain).stream()
                .anyMatch(entry -> entry.is(PublicationAction.WITHHELD)
                        && entry.subject().equals(subject)
                        && entry.facts().equals(facts));
        if (!known) {
            audit.record(chain, null, PublicationAction.WITHHELD, subject, facts);
        }
    }

    void over(Article article) {
        if (!open.isEmpty() && open.remove(article.id()) != null) {
            LOG.info("Article {} ({}) is what was signed again, and readers see it", article.number(), article.slug());
        }
    }

    /** Never "down": the other articles are to be read, and a balancer would take the whole server away. */
    @Override
    public Health health() {
        if (open.isEmpty()) {
            return Health.up().build();
        }
        Map<String, String> withheld = new TreeMap<>();
        open.values().forEach(finding -> withheld.put(finding.slug(), finding.why()));
        return Health.status("WITHHELD").withDetail("articles", withheld).build();
    }
}
