package org.imprimatur.worklist.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page prints that asks once more for a reason or a name, with what was typed.
 *
 * @param action       hand-back or give
 * @param held       id of who has it now, empty while nobody does
 * @param candidates id to words, empty when handing back
 */
record HandOverPage(
        String action,
        String taskId,
        String title,
        String step,
        String held,
        String back,
        @Nullable String typed,
        String problem,
        Map<String, String> candidates) {}
