package org.imprimatur.mail;

import java.util.Map;
import org.imprimatur.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A letter that ought to be written to one person; it is rendered and sent later, outside the transaction that asked
 * for it.
 *
 * @param kind      names the template trio {@code templates/letter/<kind>.*} and the preference it falls under
 * @param dedupeKey at most one letter ever carries it: "handoff:&lt;taskId&gt;:&lt;personId&gt;"
 * @param to        address it goes to
 * @param toName    how the addressee is called
 * @param person    the addressee's record, null for readers
 * @param thread    letters with the same thread stand together in a mailbox: "article:&lt;uuid&gt;"
 * @param model     what the template prints; JSON-able values only, frozen with the letter
 */
public record Letter(
        String kind,
        String dedupeKey,
        String to,
        String toName,
        @Nullable PersonId person,
        String thread,
        Map<String, Object> model) {}
