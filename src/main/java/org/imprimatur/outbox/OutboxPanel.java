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

/** The outgoing half of the mail page: warnings, facts and counts. */
@Component
@Order(1)
class OutboxPanel implements MailPanel {

    /** A letter that waits longer than this waits too long. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private final OutboxReadModel readModel;
    private final SendingPauses sendingPauses;
    private final MailTransport mailTransport;
    private final Messages messages;
    private final Clock clock;

    OutboxPanel(
            OutboxReadModel readModel,
            SendingPauses sendingPauses,
            MailTransport mailTransport,
            Messages messages,
            Clock clock) {
        this.readModel = readModel;
        this.sendingPauses = sendingPauses;
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
        SendingPauses.State sending = sendingPauses.state();
        if (!mailTransport.isSetUp()) {
            return List.of(new Alarm(
                    "needs",
                    messages.say("mail.banner.no-server"),
                    List.of(waiting(), safe(), Fact.of(messages.say("mail.banner.no-server.how"))),
                    null,
                    null));
        }
        if (sending.pauses() > 0) {
            return List.of(paused(sending));
        }
        return readModel
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

    private Alarm paused(SendingPauses.State sending) {
        FailureReason why = sending.failureReason() == null ? FailureReason.UNREACHABLE : sending.failureReason();
        List<Fact> facts = new ArrayList<>();
        if (sending.pausedSince() != null) {
            facts.add(Fact.at(messages.say("mail.banner.since"), sending.pausedSince()));
        }
        facts.add(waiting());
        facts.add(safe());
        boolean rests = sending.isPausedAt(clock.instant());
        if (rests && sending.pausedUntil() != null) {
            facts.add(Fact.at(messages.say("mail.banner.next"), sending.pausedUntil()));
        }
        return new Alarm(
                "blocked",
                messages.say("mail.trouble." + why.word()),
                facts,
                sending.reply(),
                rests ? "/desk/mail/try-now" : null);
    }

    @Override
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Optional<Instant> oldest = readModel.oldestQueued();
        oldest.ifPresent(since -> facts.add(Fact.since(messages.say("mail.out.oldest"), since)));
        Instant lastSent = sendingPauses.state().lastSentAt();
        facts.add(
                lastSent == null
                        ? Fact.of(messages.say("mail.out.none-sent"))
                        : Fact.at(messages.say("mail.banner.last"), lastSent));
        return facts;
    }

    @Override
    public List<Tab> tabs() {
        Map<LetterTab, Long> counts = readModel.counts();
        // What one decides about there is addresses.
        counts.put(LetterTab.SUPPRESSED, readModel.suppressedAddresses());
        return Arrays.stream(LetterTab.values())
                .map(tab -> new Tab(
                        "/desk/mail?tab=" + tab.word(),
                        messages.say("mail.tab." + tab.word()),
                        tab.word(),
                        counts.getOrDefault(tab, 0L),
                        tab == LetterTab.FAILED || tab == LetterTab.BOUNCED))
                .toList();
    }

    private Fact waiting() {
        return Fact.of(messages.say("mail.banner.waiting", readModel.counts().getOrDefault(LetterTab.WAITING, 0L)));
    }

    private Fact safe() {
        return Fact.of(messages.say("mail.banner.safe"));
    }
}
