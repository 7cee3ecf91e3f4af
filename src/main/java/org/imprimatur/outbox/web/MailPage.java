package org.imprimatur.outbox.web;

import java.util.List;
import org.imprimatur.outbox.MailDirection;
import org.jspecify.annotations.Nullable;

/**
 * What {@code outbox/mails.html} prints.
 *
 * @param tab        "found" if words were searched for, else "all"
 * @param words      as typed
 * @param newestHref null if this is the newest page
 */
record MailPage(
        String tab,
        String words,
        List<MailDirection.Listed> rows,
        @Nullable String newestHref,
        @Nullable String earlierHref,
        boolean mayAct) {}
