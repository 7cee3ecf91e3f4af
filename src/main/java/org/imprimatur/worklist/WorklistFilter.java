package org.imprimatur.worklist;

import org.jspecify.annotations.Nullable;

/**
 * Which of a person's turns to list.
 *
 * @param topic null for all topics
 */
public record WorklistFilter(
        Whose whose, boolean overdue, @Nullable String topic) {

    /** In whose hands the turns lie. */
    public enum Whose {
        /** In the person's own, or in a pool they may take from. */
        ALL,
        /** In the person's own. */
        MINE,
        /** In a pool they may take from. */
        ROLES
    }

    public static WorklistFilter everything() {
        return new WorklistFilter(Whose.ALL, false, null);
    }
}
