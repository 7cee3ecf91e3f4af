package org.imprimatur.outbox;

import java.util.List;
import java.util.Map;
import org.imprimatur.people.PersonId;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A letter that ought to be written to one person; it is rendered and sent later, outside the transaction that asked
 * for it.
 *
 * @param kind      names its templates and the preference it falls under
 * @param dedupeKey at most one letter ever carries it: "handoff:&lt;taskId&gt;:&lt;personId&gt;"
 * @param to        address it goes to
 * @param toName    how the addressee is called
 * @param person    the addressee's record, null for readers
 * @param thread    letters with the same thread stand together in a mailbox
 * @param model     what the template prints; JSON-able values only, frozen with the letter
 * @param answers   the mail it is an answer to, null if it is none
 */
public record Letter(
        LetterKind kind,
        String dedupeKey,
        String to,
        String toName,
        @Nullable PersonId person,
        Subject thread,
        Map<String, Object> model,
        @Nullable Answers answers) {

    public Letter(
            LetterKind kind,
            String dedupeKey,
            String to,
            String toName,
            @Nullable PersonId person,
            Subject thread,
            Map<String, Object> model) {
        this(kind, dedupeKey, to, toName, person, thread, model, null);
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
