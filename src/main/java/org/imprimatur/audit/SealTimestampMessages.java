package org.imprimatur.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.audit.transparency.TimestampRefused;
import org.imprimatur.platform.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words the state of seal timestamps: of the newest one what it proves, and why there is no newer one. */
@Component
public class SealTimestampMessages {

    private final SealTimestamps sealTimestamps;
    private final SignedSeals seals;
    private final SealTimestamper sealTimestamper;
    private final SealSettings settings;
    private final Messages messages;

    SealTimestampMessages(
            SealTimestamps sealTimestamps,
            SignedSeals seals,
            SealTimestamper sealTimestamper,
            SealSettings settings,
            Messages messages) {
        this.sealTimestamps = sealTimestamps;
        this.seals = seals;
        this.sealTimestamper = sealTimestamper;
        this.settings = settings;
        this.messages = messages;
    }

    /** For whoever verifies at a terminal. */
    List<String> report() {
        List<String> report = new ArrayList<>();
        newest().ifPresent(sealTimestamp -> {
            report.add(messages.say(
                    "stamps.proves",
                    sealTimestamps.count(),
                    Long.toString(sealTimestamp.seal()),
                    sealTimestamp.authority(),
                    sealTimestamp.at().toString(),
                    Long.toString(
                            seals.find(sealTimestamp.seal()).map(Seal::treeSize).orElse(0L))));
            report.add(messages.say(settings.trustsAnybody() ? "stamps.trusted" : "stamps.not-trusted"));
            report.add(messages.say(
                    "stamps.files", settings.stampFiles().folder().toString(), Long.toString(sealTimestamp.seal())));
        });
        String why = whyNoNewer();
        if (!why.isEmpty()) {
            report.add(why);
        }
        return report;
    }

    public Optional<SealTimestamp> newest() {
        return sealTimestamps.newest();
    }

    /** Empty if the authority answered when it was last asked. */
    public String whyNoNewer() {
        if (!sealTimestamper.isSetUp()) {
            return messages.say("stamps.none-set");
        }
        String trouble = sealTimestamper.trouble();
        return trouble.isEmpty() && trustTrouble() != null ? String.valueOf(trustTrouble()) : trouble;
    }

    private @Nullable String trustTrouble() {
        try {
            settings.trustAnchors();
            return null;
        } catch (TimestampRefused unreadable) {
            return messages.say(
                    "stamps.trouble." + unreadable.why().name(),
                    String.valueOf(settings.authority()),
                    unreadable.detail());
        }
    }
}
