package org.imprimatur.inbox;

import java.util.List;

/**
 * The result of classifying a mail: where it goes, and whether it may be acknowledged. Sorting drops nothing.
 *
 * @param causes shown to the editor, the deciding one first
 */
public record Classification(Route route, boolean ackAllowed, List<Cause> causes) {

    public Classification {
        causes = List.copyOf(causes);
    }

    /** Why it goes where it goes. The other causes only say more about it. */
    public Cause decidedBy() {
        return causes.get(0);
    }

    public enum Route {
        /** A person wrote to us. */
        HUMAN,
        /** It tells of a letter that did not arrive, or was not wanted. */
        BOUNCE,
        /** A machine wrote it. */
        AUTO,
        /** A person of ours has to look at it first. */
        HELD
    }

    /** Why it was sorted so, or why it is not acknowledged. */
    public enum Cause {
        OWN_LOOP,
        OWN_ADDRESS,
        DELIVERY_STATUS,
        LIKE_A_RETURN,
        COMPLAINT,
        BOUNCE_ADDRESS,
        NULL_RETURN_PATH,
        AUTO_SUBMITTED,
        AUTO_RESPONSE_HEADERS,
        MAILING_LIST,
        SYSTEM_SENDER,
        OUT_OF_OFFICE,
        SPAM,
        TOO_MANY_FROM_SENDER,
        NO_RETURN_ADDRESS,
        AMBIGUOUS_SENDER,
        SENDER_NOT_VERIFIED,
        NOT_ADDRESSED_TO_US,
        ADDRESS_SUPPRESSED,
        ACKNOWLEDGED_ENOUGH,
        UNREADABLE,
        A_PERSON
    }
}
