package org.imprimatur.standards;

import java.time.Instant;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * One version of a public text, in force from its moment until the next.
 *
 * @param number 1 for the first
 * @param words  as they were typed, with placeholders for what the settings say
 * @param reason why it was changed, for anybody to read; empty for what came with the server
 * @param by     null for what came with the server
 */
public record PublicTextVersion(
        PublicText text,
        int number,
        String words,
        String reason,
        @Nullable PersonId by,
        Instant since) {

    private static final int LONGEST = 20_000;
    private static final int LONGEST_REASON = 1_000;

    public boolean isShipped() {
        return by == null;
    }

    /**
     * The next version, as somebody typed it.
     *
     * @throws WordsMissing if there are none
     * @throws ReasonForChangeMissing if nobody says why
     * @throws TooLong if it is longer than a page is read
     * @throws NothingChanged if it says the same
     */
    PublicTextVersion next(String typed, String why, PersonId author, Instant now) {
        String says = lines(typed);
        String because = lines(why);
        if (says.isEmpty() && !text.mayBeEmpty()) {
            throw new WordsMissing();
        }
        if (says.length() > LONGEST || because.length() > LONGEST_REASON) {
            throw new TooLong(LONGEST, LONGEST_REASON);
        }
        if (says.equals(words)) {
            throw new NothingChanged();
        }
        if (because.isEmpty()) {
            throw new ReasonForChangeMissing();
        }
        return new PublicTextVersion(text, number + 1, says, because, author, now);
    }

    /** Browsers send line ends of two characters. */
    static String lines(String typed) {
        return typed.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** The words are as they were. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class NothingChanged extends Refusal {

        NothingChanged() {
            super();
        }
    }

    /** Readers can see why the newsroom changed what it says. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class ReasonForChangeMissing extends Refusal {

        ReasonForChangeMissing() {
            super();
        }
    }

    /** Nobody reads that much. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class TooLong extends Refusal {

        TooLong(int words, int reason) {
            super(words, reason);
        }
    }

    /** This text must say something. */
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    public static class WordsMissing extends Refusal {

        WordsMissing() {
            super();
        }
    }
}
