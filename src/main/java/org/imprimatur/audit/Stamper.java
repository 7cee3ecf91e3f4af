package org.imprimatur.audit;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.imprimatur.audit.transparency.TimestampRefused;
import org.imprimatur.platform.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has the newest seal stamped by an authority outside the newsroom, if the settings name one. Only the newest: each seal
 * stands for all lines before it, so seals that were made while the authority did not answer need no stamp of their own.
 *
 * <p>One node asks at a time, outside any transaction, and nothing waits for the answer.
 */
@Component
class Stamper {

    private static final Logger LOG = LoggerFactory.getLogger(Stamper.class);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Long after the answer has come or has not: a node that died while it asked. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Stamps stamps;
    private final SignedSeals seals;
    private final SealCopies copies;
    private final SealSettings settings;
    private final Messages messages;
    private final Clock clock;
    private final Duration patience;

    @Autowired
    Stamper(Stamps stamps, SignedSeals seals, SealCopies copies, SealSettings settings, Messages messages, Clock clock) {
        this(stamps, seals, copies, settings, messages, clock, PATIENCE);
    }

    Stamper(
            Stamps stamps,
            SignedSeals seals,
            SealCopies copies,
            SealSettings settings,
            Messages messages,
            Clock clock,
            Duration patience) {
        this.stamps = stamps;
        this.seals = seals;
        this.copies = copies;
        this.settings = settings;
        this.messages = messages;
        this.clock = clock;
        this.patience = patience;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT90S")
    void stampNewest() {
        stamp();
        if (!copies.areAhead()) {
            settings.stampFiles().catchUp(stamps, seals);
        }
    }

    /** Empty if there is nothing to stamp, if it is not time to ask, or if no stamp was to be had. */
    Optional<Stamp> stamp() {
        URI authority = settings.timestampAuthority();
        Seal seal = seals.newest().orElse(null);
        if (authority == null || seal == null || copies.areAhead() || isStamped(seal)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (!stamps.hold(now, LONGEST)) {
            return Optional.empty();
        }
        try {
            TimestampAuthority.Answer answer = new TimestampAuthority(authority, patience)
                    .stamp(seal.signed().text(), settings.timestampTrust());
            Stamp stamp = new Stamp(
                    seal.number(), answer.timestamp().at(), answer.timestamp().by(), answer.reply());
            stamps.got(stamp, now.plus(settings.timestampEvery()));
            LOG.info("Audit seal {} was stamped by {} at {}", stamp.seal(), stamp.authority(), stamp.at());
            return Optional.of(stamp);
        } catch (TimestampRefused refused) {
            stamps.missed(refused, now);
            LOG.warn("{}", trouble(refused.why().name(), refused.detail()));
            return Optional.empty();
        }
    }

    /** Why the newest seal has no stamp although it should, in words; empty if there is nothing to be said. */
    String trouble() {
        Stamps.Asking asking = stamps.asking();
        String why = asking.why();
        return settings.timestampAuthority() == null || why == null ? "" : trouble(why, asking.detail());
    }

    boolean isSetUp() {
        return settings.timestampAuthority() != null;
    }

    private String trouble(String why, String detail) {
        return messages.say("stamps.trouble." + why, String.valueOf(settings.timestampAuthority()), detail);
    }

    private boolean isStamped(Seal seal) {
        return stamps.newest().filter(stamp -> stamp.seal() >= seal.number()).isPresent();
    }
}
