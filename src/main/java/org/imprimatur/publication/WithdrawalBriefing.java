package org.imprimatur.publication;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.imprimatur.article.Articles;
import org.imprimatur.platform.Messages;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Briefing;
import org.imprimatur.worklist.BriefingProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells everybody who works on a withdrawn article that it comes back to readers when it is published, and why it went. */
@Component
@Order(0)
class WithdrawalBriefing implements BriefingProvider {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);

    private final Articles articles;
    private final Withdrawals withdrawals;
    private final Messages messages;
    private final Clock clock;

    WithdrawalBriefing(Articles articles, Withdrawals withdrawals, Messages messages, Clock clock) {
        this.articles = articles;
        this.withdrawals = withdrawals;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public List<Briefing> about(Subject subject) {
        return articles
                .about(subject)
                .filter(article -> article.withdrawn() != null)
                .flatMap(article -> withdrawals.of(article.id()))
                .map(this::briefing)
                .stream()
                .toList();
    }

    private Briefing briefing(Withdrawal withdrawal) {
        return new Briefing(
                messages.say(
                        "publication.withdrawn.brief",
                        DAY.format(withdrawal.at().atZone(clock.getZone()))),
                messages.say("publication.withdrawn.why", withdrawal.reason()));
    }
}
