package org.imprimatur.publication;

import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.imprimatur.article.ArticleId;
import org.imprimatur.worklist.Brief;
import org.imprimatur.worklist.Briefing;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells everybody who works on a withdrawn article that it comes back to readers when it is published, and why it went. */
@Component
@Order(0)
class WithdrawalBriefing implements Briefing {

    private static final String ARTICLE = "article:";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d\u00a0MMMM\u00a0yyyy", Locale.ENGLISH);

    private final Withdrawals withdrawals;
    private final MessageSource words;
    private final ZoneId zone;

    WithdrawalBriefing(Withdrawals withdrawals, MessageSource words, Clock clock) {
        this.withdrawals = withdrawals;
        this.words = words;
        this.zone = clock.getZone();
    }

    @Override
    public List<Brief> about(String subject) {
        return subject.startsWith(ARTICLE)
                ? withdrawals.of(ArticleId.ofBusinessKey(subject)).stream()
                        .map(this::brief)
                        .toList()
                : List.of();
    }

    private Brief brief(Withdrawal withdrawal) {
        return new Brief(
                say("publication.withdrawn.brief", DAY.format(withdrawal.at().atZone(zone))),
                say("publication.withdrawn.why", withdrawal.reason()));
    }

    private String say(String key, String argument) {
        return words.getMessage(key, new Object[] {argument}, LocaleContextHolder.getLocale());
    }
}
