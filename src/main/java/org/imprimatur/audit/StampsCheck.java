package org.imprimatur.audit;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.audit.BrokenLink.Damage;
import org.imprimatur.audit.transparency.Timestamp;
import org.imprimatur.audit.transparency.TimestampRefused;
import org.imprimatur.audit.transparency.TrustAnchors;

/** Checks every timestamp once more: that it is about its seal as that is now, and signed by who may sign such. */
final class StampsCheck {

    private static final int AT_ONCE = 200;

    private final Stamps stamps;
    private final SignedSeals seals;
    private final SealSettings settings;

    StampsCheck(Stamps stamps, SignedSeals seals, SealSettings settings) {
        this.stamps = stamps;
        this.seals = seals;
        this.settings = settings;
    }

    List<BrokenLink> broken() {
        List<BrokenLink> broken = new ArrayList<>();
        TrustAnchors trust = trust();
        List<Stamp> some = stamps.after(0, AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(stamp -> check(stamp, trust, broken));
            some = stamps.after(some.get(some.size() - 1).seal(), AT_ONCE);
        }
        return broken;
    }

    private void check(Stamp stamp, TrustAnchors trust, List<BrokenLink> broken) {
        try {
            String text = seals.find(stamp.seal()).map(StampsCheck::text).orElse("");
            Timestamp said = Timestamp.over(text, stamp.reply(), trust);
            if (!said.at().equals(stamp.at())) {
                broken.add(broken(stamp, said.at().toString()));
            }
        } catch (TimestampRefused refused) {
            broken.add(broken(stamp, refused.why() + " " + refused.detail()));
        }
    }

    private static BrokenLink broken(Stamp stamp, String detail) {
        return new BrokenLink(
                BrokenLink.SEALS, stamp.seal(), stamp.at(), Damage.STAMP_BROKEN, stamp.seal(), null, detail);
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
            return settings.timestampTrust();
        } catch (TimestampRefused unreadable) {
            return TrustAnchors.none();
        }
    }
}
