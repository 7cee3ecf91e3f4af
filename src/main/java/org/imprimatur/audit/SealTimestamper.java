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
 * Has the newest seal timestamped by an authority outside the newsroom, if the settings name one. Only the newest: each
 * seal stands for all lines before it, so seals that were made while the authority did not answer need no timestamp of
 * their own.
 *
 * <p>One node asks at a time, outside any transaction, and nothing waits for the answer.
 */
@Component
class SealTimestamper {

    private static final Logger LOG = LoggerFactory.getLogger(SealTimestamper.class);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Long after the answer has come or has not: a node that died while it asked. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final SealTimestamps sealTimestamps;
    private final SignedSeals seals;
    private final SealCopies copies;
    private final SealSettings settings;
    private final Messages messages;
    private final Clock clock;
    private final Duration patience;

    @Autowired
    SealTimestamper(
            SealTimestamps sealTimestamps,
            SignedSeals seals,
            SealCopies copies,
            SealSettings settings,
            Messages messages,
            Clock clock) {
        this(sealTimestamps, seals, copies, settings, messages, clock, PATIENCE);
    }

    SealTimestamper(
            SealTimestamps sealTimestamps,
            SignedSeals seals,
            SealCopies copies,
            SealSettings settings,
            Messages messages,
            Clock clock,
            Duration patience) {
        this.sealTimestamps = sealTimestamps;
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
            settings.stampFiles().catchUp(sealTimestamps, seals);
        }
    }

    /** Empty if there is nothing to stamp, if it is not time to ask, or if no stamp was to be had. */
    Optional<SealTimestamp> stamp() {
        URI authority = settings.authority();
        Seal seal = seals.newest().orElse(null);
        if (authority == null || seal == null || copies.areAhead() || isStamped(seal)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (!sealTimestamps.hold(now, LONGEST)) {
            return Optional.empty();
        }
        try {
            TimestampAuthorityClient.Answer answer = new TimestampAuthorityClient(authority, patience)
                    .stamp(seal.signed().text(), settings.trustAnchors());
            SealTimestamp sealTimestamp = new SealTimestamp(
                    seal.number(), answer.timestamp().at(), answer.timestamp().by(), answer.reply());
            sealTimestamps.got(sealTimestamp, now.plus(settings.timestampEvery()));
            LOG.info(
                    "Audit seal {} was stamped by {} at {}",
                    sealTimestamp.seal(),
                    sealTimestamp.authority(),
                    sealTimestamp.at());
            return Optional.of(sealTimestamp);
        } catch (TimestampRefused refused) {
            sealTimestamps.missed(refused, now);
            LOG.warn("{}", trouble(refused.why().name(), refused.detail()));
            return Optional.empty();
        }
    }

    /** Why the newest seal has no stamp although it should, in words; empty if there is nothing to be said. */
    String trouble() {
        SealTimestamps.Asking asking = sealTimestamps.asking();
        String why = asking.why();
        return settings.authority() == null || why == null ? "" : trouble(why, asking.detail());
    }

    boolean isSetUp() {
        return settings.authority() != null;
    }

    private String trouble(String why, String detail) {
        return messages.say("stamps.trouble." + why, String.valueOf(settings.authority()), detail);
    }

    private boolean isStamped(Seal seal) {
        return sealTimestamps
                .newest()
                .filter(sealTimestamp -> sealTimestamp.seal() >= seal.number())
                .isPresent();
    }
}
