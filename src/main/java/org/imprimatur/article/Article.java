package org.imprimatur.article;

import java.time.Instant;
import java.time.LocalDate;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * An article through all its revisions.
 *
 * @param number         how people call it: "Article 42"
 * @param slug           stands in its public address; unique
 * @param title          of the latest revision
 * @param risk           how much harm a mistake could do; null until the text is first handed in or somebody says
 * @param latestRevision the newest saved revision's number
 * @param live           what readers see, null while it has never been published and while it is withdrawn
 * @param mailToken      stands in the address readers write to about this article, and tells nobody anything
 * @param withdrawn      that readers do not see it any more, null unless that is so
 */
public record Article(
        ArticleId id,
        int number,
        String slug,
        String title,
        String topic,
        @Nullable Risk risk,
        PersonId writer,
        int latestRevision,
        Instant begunAt,
        @Nullable Live live,
        String mailToken,
        @Nullable Withdrawn withdrawn) {

    /** What readers see, or saw last. */
    public @Nullable Live lastLive() {
        return withdrawn == null ? live : withdrawn.last();
    }

    /** Whether what readers see, or saw last, is exactly this text. */
    public boolean lastShowed(Revision revision) {
        Live last = lastLive();
        return last != null && last.sha256().equals(revision.sha256());
    }

    /** Whether readers see the text with this hash now. */
    public boolean isLiveWith(String sha256) {
        Live now = live();
        return now != null && now.sha256().equals(sha256);
    }

    /**
     * What readers see.
     *
     * @throws AlreadyWithdrawn if they do not see it any more
     * @throws NotLive if they have never seen it
     */
    public Live mustBeLive() {
        if (withdrawn != null) {
            throw new AlreadyWithdrawn(title);
        }
        return mustHaveBeenLive();
    }

    /**
     * What readers see, or saw last.
     *
     * @throws NotLive if they have never seen it
     */
    public Live mustHaveBeenLive() {
        Live last = lastLive();
        if (last == null) {
            throw new NotLive(title);
        }
        return last;
    }

    /**
     * Comes before readers, or back before them, as the next edition. Only another text counts as an update.
     *
     * @param reviewed   the day the revision was last signed
     * @param nextReview when it ought to be read again
     */
    public Article goLive(Revision revision, LocalDate reviewed, LocalDate nextReview, Instant now) {
        Live last = lastLive();
        return showing(
                new Live(
                        last == null ? 1 : last.edition() + 1,
                        revision.number(),
                        revision.sha256(),
                        last == null ? now : last.firstPublished(),
                        last != null && lastShowed(revision) ? last.updated() : now,
                        reviewed,
                        nextReview),
                null);
    }

    /**
     * Is taken from readers; what they saw last is remembered.
     *
     * @throws AlreadyWithdrawn if they do not see it any more
     * @throws NotLive if they have never seen it
     */
    public Article withdraw(Instant at) {
        return showing(null, new Withdrawn(at, mustBeLive()));
    }

    /** At another public address. */
    Article at(String address) {
        return filed(address, topic);
    }

    /** About something else. */
    Article on(String otherTopic) {
        return filed(slug, otherTopic);
    }

    private Article filed(String address, String about) {
        return new Article(
                id, number, address, title, about, risk, writer, latestRevision, begunAt, live, mailToken, withdrawn);
    }

    /** The same article with something else before readers. */
    private Article showing(@Nullable Live shown, @Nullable Withdrawn gone) {
        return new Article(
                id, number, slug, title, topic, risk, writer, latestRevision, begunAt, shown, mailToken, gone);
    }

    /**
     * What readers see.
     *
     * @param edition       1 for the first publication, counted up with each
     * @param lastReviewed  the day the live text was last signed; only a sign-off moves it
     * @param nextReview    when it ought to be read again
     */
    public record Live(
            int edition,
            int revision,
            String sha256,
            Instant firstPublished,
            Instant updated,
            LocalDate lastReviewed,
            @Nullable LocalDate nextReview) {}

    /** @param last what readers saw until then */
    public record Withdrawn(Instant at, Live last) {}

    /** Readers do not see the article any more. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class AlreadyWithdrawn extends Refusal {

        AlreadyWithdrawn(String title) {
            super(title);
        }
    }

    /** Only what readers have seen is corrected, read again, or taken from them. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static class NotLive extends Refusal {

        NotLive(String title) {
            super(title);
        }
    }
}
