package org.imprimatur.review;

import java.util.List;
import java.util.Set;
import org.imprimatur.article.Revision;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What a clinician ticks off before signing: the clinical changes between the text they stand on and the text they sign.
 *
 * @param base the text compared with; null if this is the first reading of all of it
 * @param why  what makes it the one to compare with
 */
public record ChangesToTick(
        @Nullable Revision base, Why why, @Nullable RevisionDiff diff) {

    /** What makes a text the one to compare with. */
    public enum Why {
        LIVE,
        SIGNED,
        SENT_BACK,
        SIGNED_BY_ANOTHER,
        NONE
    }

    static final ChangesToTick NONE = new ChangesToTick(null, Why.NONE, null);

    static ChangesToTick between(Revision base, Why why, Revision latest) {
        return new ChangesToTick(base, why, RevisionDiff.between(base, latest));
    }

    /** The hash of the text compared with, which goes with the ticks; empty for none. */
    public String baseSha256() {
        return base == null ? "" : base.sha256();
    }

    public List<RevisionDiff.Weighty> changes() {
        return diff == null ? List.of() : diff.weighty();
    }

    /** Which of them the ticks leave out. */
    public List<RevisionDiff.Weighty> missing(Set<String> ticks) {
        return changes().stream()
                .filter(change -> !ticks.contains(change.tick()))
                .toList();
    }

    /**
     * @throws OtherChanges if the ticks were made against another text
     * @throws ChangesNotTicked if any change is left out
     */
    void mustBeTicked(String comparedWith, Set<String> ticks) {
        if (!comparedWith.equals(baseSha256())) {
            throw new OtherChanges();
        }
        List<RevisionDiff.Weighty> missing = missing(ticks);
        if (!missing.isEmpty()) {
            throw new ChangesNotTicked(missing);
        }
    }

    /** As they are kept with the signature under this text. */
    List<TickedChange> ticked(Revision signed) {
        Revision compared = base;
        return compared == null
                ? List.of()
                : changes().stream()
                        .map(change -> new TickedChange(
                                change.anchor(),
                                compared.number(),
                                compared.sha256(),
                                signed.sha256(),
                                change.part(),
                                change.lead(),
                                change.before(),
                                change.after(),
                                change.tail()))
                        .toList();
    }

    /** The text the changes are counted from is another one by now, and so are the changes. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class OtherChanges extends Refusal {

        OtherChanges() {
            super();
        }
    }

    /** A changed number, unit or "not" was left unlooked at. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class ChangesNotTicked extends Refusal {

        private static final int LONGEST = 120;

        private final List<RevisionDiff.Weighty> missing;

        ChangesNotTicked(List<RevisionDiff.Weighty> missing) {
            super(missing.size(), words(missing.get(0)));
            this.missing = missing;
        }

        public boolean misses(String tick) {
            return missing.stream().anyMatch(change -> change.tick().equals(tick));
        }

        private static String words(RevisionDiff.Weighty change) {
            String before = shortened(change.shownBefore());
            String after = shortened(change.shownAfter());
            return String.join(
                            " ",
                            change.lead(),
                            before.isEmpty() || after.isEmpty() ? before + after : before + " → " + after,
                            change.tail())
                    .strip();
        }

        private static String shortened(String words) {
            return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
        }
    }
}
