package org.imprimatur.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imprimatur.platform.Messages;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How the letters fare that go out. */
@Component
@Order(1)
class OutboxPanel implements MailPanel {

    /** A letter that waits longer than this waits too long. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private final OutboxReadModel shelf;
    private final SendingPauses queue;
    private final MailTransport mailTransport;
    private final Messages messages;
    private final Clock clock;

    OutboxPanel(
            OutboxReadModel shelf, SendingPauses queue, MailTransport mailTransport, Messages messages, Clock clock) {
        this.shelf = shelf;
        this.queue = queue;
        this.mailTransport = mailTransport;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "out";
    }

    @Override
    public List<Alarm> alarms() {
        SendingState queue = this.queue.state();
        if (!mailTransport.knowsTheWay()) {
            return List.of(new Alarm(
                    "needs",
                    messages.say("mail.banner.no-server"),
                    List.of(waiting(), safe(), Fact.of(messages.say("mail.banner.no-server.how"))),
                    null,
                    null));
        }
        if (queue.pauses() > 0) {
            return List.of(paused(queue));
        }
        return shelf
                .oldestQueued()
                .filter(since -> since.isBefore(clock.instant().minus(PATIENCE)))
                .map(since -> new Alarm(
                        "needs",
                        messages.say("mail.banner.slow"),
                        List.of(waiting(), Fact.since(messages.say("mail.banner.oldest"), since), safe()),
                        null,
                        null))
                .stream()
                .toList();
    }

    private Alarm paused(SendingState queue) {
        FailureReason why = queue.trouble() == null ? FailureReason.UNREACHABLE : queue.trouble();
        List<Fact> facts = new ArrayList<>();
        if (queue.pausedSince() != null) {
            facts.add(Fact.at(messages.say("mail.banner.since"), queue.pausedSince()));
        }
        facts.add(waiting());
        facts.add(safe());
        boolean rests = queue.isPausedAt(clock.instant());
        if (rests && queue.pausedUntil() != null) {
            facts.add(Fact.at(messages.say("mail.banner.next"), queue.pausedUntil()));
        }
        return new Alarm(
                "blocked",
                messages.say("mail.trouble." + why.word()),
                facts,
                queue.reply(),
                rests ? "/desk/mail/try-now" : null);
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Optional<Instant> oldest = shelf.oldestQueued();
        oldest.ifPresent(since -> facts.add(Fact.since(messages.say("mail.out.oldest"), since)));
        Instant lastSent = queue.state().lastSentAt();
        facts.add(
                lastSent == null
                        ? Fact.of(messages.say("mail.out.none-sent"))
                        : Fact.at(messages.say("mail.banner.last"), lastSent));
        return facts;
    }

    @Override
    public List<Tab> tabs() {
        Map<LetterTab, Long> counts = shelf.counts();
        // What one decides about there is addresses.
        counts.put(LetterTab.SUPPRESSED, shelf.suppressedAddresses());
        return Arrays.stream(LetterTab.values())
                .map(tab -> new Tab(
                        "/desk/mail?tab=" + tab.word(),
                        messages.say("mail.tab." + tab.word()),
                        tab.word(),
                        counts.getOrDefault(tab, 0L)))
                .toList();
    }

    private Fact waiting() {
        return Fact.of(messages.say("mail.banner.waiting", shelf.counts().getOrDefault(LetterTab.WAITING, 0L)));
    }

    private Fact safe() {
        return Fact.of(messages.say("mail.banner.safe"));
    }
}
