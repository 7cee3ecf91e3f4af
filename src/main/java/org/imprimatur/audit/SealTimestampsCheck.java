package org.imprimatur.audit;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.audit.BrokenLink.Damage;
import org.imprimatur.audit.transparency.Timestamp;
import org.imprimatur.audit.transparency.TimestampRefused;
import org.imprimatur.audit.transparency.TrustAnchors;

/** Checks every timestamp once more: that it is about its seal as that is now, and signed by who may sign such. */
final class SealTimestampsCheck {

    private static final int AT_ONCE = 200;

    private final SealTimestamps sealTimestamps;
    private final SignedSeals seals;
    private final SealSettings settings;

    SealTimestampsCheck(SealTimestamps sealTimestamps, SignedSeals seals, SealSettings settings) {
        this.sealTimestamps = sealTimestamps;
        this.seals = seals;
        this.settings = settings;
    }

    List<BrokenLink> broken() {
        List<BrokenLink> broken = new ArrayList<>();
        TrustAnchors trust = trust();
        List<SealTimestamp> some = sealTimestamps.after(0, AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(sealTimestamp -> check(sealTimestamp, trust, broken));
            some = sealTimestamps.after(some.get(some.size() - 1).seal(), AT_ONCE);
        }
        return broken;
    }

    private void check(SealTimestamp sealTimestamp, TrustAnchors trust, List<BrokenLink> broken) {
        try {
            String text = seals.find(sealTimestamp.seal())
                    .map(SealTimestampsCheck::text)
                    .orElse("");
            Timestamp said = Timestamp.over(text, sealTimestamp.reply(), trust);
            if (!said.at().equals(sealTimestamp.at())) {
                broken.add(broken(sealTimestamp, said.at().toString()));
            }
        } catch (TimestampRefused refused) {
            broken.add(broken(sealTimestamp, refused.why() + " " + refused.detail()));
        }
    }

    private static BrokenLink broken(SealTimestamp sealTimestamp, String detail) {
        return new BrokenLink(
                BrokenLink.SEALS,
                sealTimestamp.seal(),
                sealTimestamp.at(),
                Damage.STAMP_BROKEN,
                sealTimestamp.seal(),
                null,
                detail);
    }

    /** A seal that is no note any more has no such text. */
    private static String text(Seal seal) {
        try {
            return seal.signed().text();
        } catch (IllegalArgumentException notANote) {
            return "";
        }
    }

    /** A file of certificates that cannot be read is told where the next timestamp is; it breaks none. */
    private TrustAnchors trust() {
        try {
            return settings.trustAnchors();
        } catch (TimestampRefused unreadable) {
            return TrustAnchors.none();
        }
    }
}
