package org.imprimatur.outbox.web;

import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;

/** Where on the desk one finds what a thread of letters is about. */
final class ThreadLinks {

    private ThreadLinks() {}

    /** Null for threads that have no page of their own. */
    static @Nullable String href(Subject thread) {
        return switch (thread.kind()) {
            case ARTICLE -> "/desk/articles/" + thread.id();
            case REPORT -> "/desk/reports/by-id/" + thread.id();
            default -> null;
        };
    }
}
