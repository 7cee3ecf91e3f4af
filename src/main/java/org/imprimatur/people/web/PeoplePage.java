package org.imprimatur.people.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everybody, or those found. */
record PeoplePage(String words, List<Row> here, List<Row> gone, boolean mayInvite) {

    /**
     * @param lacksCredential a reviewer who could not sign anything today
     * @param invited         has not chosen a password yet
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
            List<CredentialLine> credentials,
            boolean lacksCredential,
            int turns) {}
}
