package org.imprimatur.people.web;

import java.util.List;
import org.imprimatur.people.Profile;
import org.jspecify.annotations.Nullable;

/**
 * One person's record.
 *
 * @param absence          when they are away, in words; empty if they are not and will not be
 * @param whyNotDeactivate null where they can be
 * @param sessions         that could be ended, in how many browsers the person is signed in; 0 to whoever may not end them
 * @param turns            how many open turns they have
 */
record PersonPage(
        String href,
        String name,
        String initials,
        String email,
        String roles,
        @Nullable String publicHref,
        boolean active,
        boolean invited,
        boolean reviewer,
        boolean lacksCredential,
        String absence,
        boolean addressAwaited,
        Profile profile,
        List<CredentialLine> credentials,
        boolean mayEdit,
        boolean mayInviteAgain,
        boolean mayDeactivate,
        @Nullable String whyNotDeactivate,
        boolean mayReactivate,
        @Nullable String historyHref,
        int sessions,
        int turns) {}
