package org.imprimatur.outbox.web;

import org.jspecify.annotations.Nullable;

/** Where on the desk one finds what a thread of letters is about. */
final class ThreadLinks {

    private ThreadLinks() {}

    /** Null for threads that have no page of their own. */
    static @Nullable String href(String thread) {
        int colon = thread.indexOf(':');
        String id = thread.substring(colon + 1);
        return switch (colon < 0 ? "" : thread.substring(0, colon)) {
            case "article" -> "/desk/articles/" + id;
            case "report" -> "/desk/reports/by-id/" + id;
            default -> null;
        };
    }
}
