package org.imprimatur.review;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.imprimatur.article.Article;
import org.imprimatur.article.ArticleId;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.imprimatur.platform.VisibleText;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What somebody said when they sent a text back or let it through; never changed once written.
 *
 * @param revision the one that was read
 * @param step     what was asked of them, as the diagram worded it that day
 * @param words    the reason, or the remark with an approval, which may be empty
 */
public record ReviewNote(
        UUID id,
        ArticleId article,
        int revision,
        String taskId,
        String step,
        Kind kind,
        PersonId author,
        String authorName,
        String words,
        Instant writtenAt) {

    /**
     * The reason for which a text goes back, as it was typed.
     *
     * @throws ReasonMissing if it is blank
     */
    public static String reason(String typed) {
        if (VisibleText.isBlank(typed)) {
            throw new ReasonMissing();
        }
        return typed.strip();
    }

    /**
     * @param standing the requests that stand for the article's latest text
     * @throws NotYourRequest if somebody else asked
     * @throws RequestIsOver if it does not stand any more
     */
    void mustBeWithdrawableBy(Person person, List<ReviewNote> standing, Article about) {
        if (!person.is(author)) {
            throw new NotYourRequest(authorName);
        }
        if (!standing.contains(this)) {
            throw new RequestIsOver(about.title());
        }
    }

    public enum Kind {
        /** A medical reviewer wants the text changed. */
        CHANGES_REQUESTED,
        /** A further stage said yes. */
        APPROVED,
        /** A further stage said no. */
        SENT_BACK;

        /** The message key for a note of this kind. */
        public String key(String stem) {
            return stem + "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Only whoever asked takes it back. */
    @ResponseStatus(HttpStatus.FORBIDDEN)
    public static final class NotYourRequest extends Refusal {

        NotYourRequest(String author) {
            super(author);
        }
    }

    /** It was withdrawn before, or a newer text or a signature has overtaken it. */
    @ResponseStatus(HttpStatus.CONFLICT)
    public static final class RequestIsOver extends Refusal {

        RequestIsOver(String title) {
            super(title);
        }
    }

    /** A text never goes back without saying why. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class ReasonMissing extends Refusal {

        ReasonMissing() {
            super();
        }
    }
}
