package org.imprimatur.outbox;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.people.Person;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Subject;
import org.imprimatur.worklist.Turn;
import org.jspecify.annotations.Nullable;

/**
 * A letter that ought to be written to one person; it is rendered and sent later, outside the transaction that asked
 * for it: {@code new Letter(kind, key, Letter.to(person).about(turn), model)}.
 *
 * @param kind      names its templates and the preference it falls under
 * @param dedupeKey at most one letter ever carries it, and that is all it says
 * @param heading   to whom, and about what
 * @param model     what the template prints; JSON-able values only, frozen with the letter
 */
public record Letter(LetterKind kind, String dedupeKey, Heading heading, Map<String, Object> model) {

    public static Addressee to(Person person) {
        return new Addressee(person.id(), person.email(), person.name());
    }

    /** To somebody who has no record here, as readers. */
    public static Addressee to(String address, String name) {
        return new Addressee(null, address, name);
    }

    /**
     * Whoever a letter is for.
     *
     * @param person  their record, null for readers
     * @param address it goes to
     * @param name    how they are called
     */
    public record Addressee(@Nullable PersonId person, String address, String name) {

        /** About a turn, in the thread of what the turn is about. */
        public Heading about(Turn turn) {
            return new Heading(this, turn.subject(), turn.taskId(), null, null);
        }

        public Heading about(Subject thread) {
            return new Heading(this, thread, null, null, null);
        }
    }

    /**
     * To whom a letter goes and what it is about.
     *
     * @param thread  letters with the same thread stand together in a mailbox
     * @param turn    the task of the turn it is about, null if it is about none
     * @param link    identifies the one-time link in it without giving it away, null if it holds none
     * @param answers the mail it is an answer to, null if it is none
     */
    public record Heading(
            Addressee to,
            Subject thread,
            @Nullable String turn,
            @Nullable UUID link,
            @Nullable Answers answers) {

        public Heading holding(@Nullable UUID oneTimeLink) {
            return new Heading(to, thread, turn, oneTimeLink, answers);
        }

        public Heading answering(Answers mail) {
            return new Heading(to, thread, turn, link, mail);
        }
    }

    /**
     * The mail a letter answers.
     *
     * @param messageId  of that mail, {@code <...>}; null if it had none
     * @param references that it carried itself
     * @param replyTo    local part that leads the answer to this letter back: "report+&lt;token&gt;"
     */
    public record Answers(@Nullable String messageId, List<String> references, String replyTo) {

        public Answers {
            references = List.copyOf(references);
        }
    }
}
