package org.imprimatur.inbox.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.imprimatur.inbox.InboundMailReadModel;
import org.imprimatur.inbox.InboundMailSettings;
import org.imprimatur.inbox.InboundMailTab;
import org.imprimatur.inbox.imap.MailboxHealth;
import org.imprimatur.inbox.imap.MailboxStatus;
import org.imprimatur.outbox.MailPanel;
import org.imprimatur.outbox.SentLetters;
import org.imprimatur.platform.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The incoming half of the mail page: warnings, facts and counts. */
@Component
@Order(2)
public class InboundMailPanel implements MailPanel {

    private final InboundMailReadModel readModel;
    private final MailboxStatus mailbox;
    private final SentLetters sentLetters;
    private final InboundMailSettings settings;
    private final Messages messages;
    private final Clock clock;

    public InboundMailPanel(
            InboundMailReadModel readModel,
            MailboxStatus mailbox,
            SentLetters sentLetters,
            InboundMailSettings settings,
            Messages messages,
            Clock clock) {
        this.readModel = readModel;
        this.mailbox = mailbox;
        this.sentLetters = sentLetters;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "in";
    }

    @Override
    public List<Alarm> alarms() {
        return Stream.of(unread(), unsorted(), unfetchable(), breaker())
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        if (mailbox.isSetUp()) {
            Instant last = lastRead();
            facts.add(
                    last == null
                            ? Fact.of(messages.say("mail.in.never-read"))
                            : Fact.at(messages.say("mail.in.last-read"), last));
        }
        readModel.oldestUnsorted().ifPresent(since -> facts.add(Fact.since(messages.say("mail.in.oldest"), since)));
        return facts;
    }

    @Override
    public List<Tab> tabs() {
        Map<InboundMailTab, Long> counts = readModel.counts();
        return Arrays.stream(InboundMailTab.values())
                .map(tab -> new Tab(
                        "/desk/mail/in?tab=" + tab.word(),
                        messages.say("mail.in.tab." + tab.word()),
                        tab.word(),
                        counts.getOrDefault(tab, 0L),
                        tab == InboundMailTab.HELD || tab == InboundMailTab.QUARANTINED))
                .toList();
    }

    private Optional<Alarm> unread() {
        if (!mailbox.isSetUp()) {
            return Optional.of(needs("mail.in.no-mailbox", Fact.of(messages.say("mail.in.no-mailbox.how"))));
        }
        MailboxStatus.Status status = mailbox.status().orElse(null);
        if (status != null && status.failingSince() != null) {
            List<Fact> facts = new ArrayList<>();
            facts.add(Fact.at(messages.say("mail.banner.since"), status.failingSince()));
            facts.add(Fact.of(messages.say("mail.in.stays-there")));
            facts.add(Fact.of(messages.say("mail.banner.safe")));
            return Optional.of(new Alarm("blocked", messages.say("mail.in.failing"), facts, status.said(), null));
        }
        boolean silent =
                status != null && status.lastRead() != null && isOver(status.lastRead(), MailboxHealth.SILENCE);
        return silent
                ? Optional.of(needs("mail.in.silent", Fact.of(messages.say("mail.in.stays-there")), safe()))
                : Optional.empty();
    }

    private Optional<Alarm> unsorted() {
        return readModel
                .oldestUnsorted()
                .filter(since -> isOver(since, MailboxHealth.PATIENCE))
                .map(since -> needs("mail.in.slow", Fact.since(messages.say("mail.in.oldest"), since), safe()));
    }

    private Optional<Alarm> unfetchable() {
        int unfetchable = readModel.unfetchable();
        return unfetchable == 0
                ? Optional.empty()
                : Optional.of(needs("mail.in.stuck", unfetchable, Fact.of(messages.say("mail.in.stuck.how")), safe()));
    }

    private Optional<Alarm> breaker() {
        int acknowledged = sentLetters.acknowledgementsSince(clock.instant().minus(Duration.ofHours(1)), null);
        return acknowledged < settings.acksPerHourInAll()
                ? Optional.empty()
                : Optional.of(needs("mail.in.breaker", acknowledged, Fact.of(messages.say("mail.in.breaker.how"))));
    }

    private @Nullable Instant lastRead() {
        return mailbox.status().map(MailboxStatus.Status::lastRead).orElse(null);
    }

    private boolean isOver(Instant since, Duration patience) {
        return since.isBefore(clock.instant().minus(patience));
    }

    private Alarm needs(String key, Fact... facts) {
        return new Alarm("needs", messages.say(key), List.of(facts), null, null);
    }

    private Alarm needs(String key, int number, Fact... facts) {
        return new Alarm("needs", messages.say(key, number), List.of(facts), null, null);
    }

    private Fact safe() {
        return Fact.of(messages.say("mail.banner.safe"));
    }
}
