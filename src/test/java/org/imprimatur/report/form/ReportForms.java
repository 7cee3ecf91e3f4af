package org.imprimatur.report.form;

import java.time.Clock;
import java.time.Duration;
import org.imprimatur.article.ArticleId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Forms as readers have them open. */
public final class ReportForms {

    @Autowired
    ReportFormTokens tokens;

    @Autowired
    Clock clock;

    private ReportForms() {}

    public static ReportForms of(AutowireCapableBeanFactory server) {
        ReportForms forms = new ReportForms();
        server.autowireBean(forms);
        return forms;
    }

    /** What such a form carries hidden. */
    public String openedAMinuteAgo(ArticleId article) {
        return openedBefore(article, Duration.ofMinutes(1));
    }

    String openedBefore(ArticleId article, Duration ago) {
        return tokens.issue(article, clock.instant().minus(ago));
    }
}
