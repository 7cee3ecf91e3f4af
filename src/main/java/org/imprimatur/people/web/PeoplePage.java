package org.imprimatur.people.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everybody, or those found. */
record PeoplePage(String words, List<Order> orders, List<Row> here, List<Row> gone, boolean mayInvite) {

    /** A link to the same list in an order. */
    record Order(String href, String label, boolean current) {}

    /**
     * @param lacksCredential a reviewer who could not sign anything today
     * @param invited         has not chosen a password yet
     * @param absence         when they are away, in words; empty if they are not and will not be
     * @param nextExpiry      when the first of their credentials ends, null if none does
     * @param turns           how many open turns they have
     */
    record Row(
            String href,
            String name,
            String initials,
            @Nullable String portrait,
            String email,
            String roles,
            boolean invited,
            String absence,
            List<CredentialLine> credentials,
            boolean lacksCredential,
            @Nullable LocalDate nextExpiry,
            int turns) {}
}
