package org.imprimatur.publication.web;

import java.util.List;
import java.util.Optional;
import org.imprimatur.article.Article;
import org.imprimatur.article.Revision;
import org.imprimatur.article.RiskRequest;
import org.imprimatur.article.typeset.TypesetText;
import org.imprimatur.publication.NoticeText;
import org.imprimatur.publication.PublishingCommands;
import org.imprimatur.publication.ReviewCheck;
import org.imprimatur.publication.ScheduleTime;
import org.imprimatur.publication.Severity;
import org.imprimatur.review.ReviewOutcome;
import org.imprimatur.review.SignOff;
import org.imprimatur.worklist.Turn;
import org.imprimatur.worklist.TurnPanel;
import org.jspecify.annotations.Nullable;

/**
 * What the publisher decides upon.
 *
 * @param width    "desktop" or "phone": how the preview is set
 * @param check    what stands in the way of the text going live, as publishing asks it
 * @param signatures how many there are, and how many there must be, in words
 * @param signed   signatures that hold for the text as it stands
 * @param lapsed   signatures under earlier texts, if none holds
 * @param zone     in whose wall-clock time a schedule is meant
 * @param notice   what readers are told, null unless the text corrects something
 * @param form     what was typed, to be shown again
 */
record PublishPage(
        Turn turn,
        TurnPanel panel,
        Article article,
        Revision revision,
        TypesetText typeset,
        String writer,
        @Nullable String holder,
        boolean mine,
        boolean mayTake,
        ReviewCheck check,
        String signatures,
        List<SignOff> signed,
        List<SignOff> lapsed,
        String width,
        String zone,
        @Nullable NoticeForm notice,
        PublishForm form) {

    /** The same question publishing asks before it lets a text out. */
    public boolean isPublishable() {
        return check.obstacle().isEmpty();
    }

    /** Whether the article was withdrawn and too few have signed the text since. */
    public boolean isSignedTooEarly() {
        return check.obstacle()
                .filter(ReviewCheck.Obstacle.SIGNED_BEFORE_WITHDRAWAL::equals)
                .isPresent();
    }

    public boolean isIntact() {
        return check.latest().isIntact();
    }

    public ReviewOutcome outcome() {
        return check.outcome();
    }

    /** Who asks for a graver level of risk and has no answer, null if nobody does. */
    public @Nullable String graverAskedBy() {
        RiskRequest request = check.graverRisk();
        return request == null ? null : request.byName();
    }

    public boolean isPhone() {
        return width.equals("phone");
    }

    /**
     * @param sure    the moment somebody was asked about and means
     * @param settles ticked or absent
     */
    record PublishForm(
            @Nullable Integer revision,
            @Nullable String sha256,
            @Nullable String day,
            @Nullable String time,
            @Nullable String sure,
            @Nullable String reason,
            @Nullable Severity severity,
            @Nullable String summary,
            @Nullable String before,
            @Nullable String after,
            @Nullable String settles) {

        static PublishForm empty() {
            return new PublishForm(null, null, null, null, null, null, null, null, null, null, null);
        }

        ScheduleTime.Typed schedule() {
            return new ScheduleTime.Typed(text(day), text(time), text(sure));
        }

        /** Empty if the form asked for no notice. */
        Optional<NoticeForm.Wording> wording() {
            return severity == null && summary == null
                    ? Optional.empty()
                    : Optional.of(new NoticeForm.Wording(severity, text(summary), text(before), text(after)));
        }

        /**
         * @throws NoticeText.SeverityMissing if nobody chose how grave it is
         * @throws NoticeText.SummaryMissing if the notice says nothing
         * @throws NoticeText.WordsTooLong if it says too much
         */
        PublishingCommands.Answer answer() {
            NoticeText noticeText = wording()
                    .map(typed -> new NoticeText(
                            NoticeText.severity(typed.severity()), typed.summary(), typed.before(), typed.after()))
                    .orElse(null);
            return new PublishingCommands.Answer(noticeText, settles != null);
        }

        private static String text(@Nullable String typed) {
            return typed == null ? "" : typed;
        }
    }
}
