package org.imprimatur.people.web;

import org.jspecify.annotations.Nullable;

/**
 * The page on which a profile is edited, one's own or somebody else's.
 *
 * @param href  where the form goes; the portrait goes to {@code portraitHref}
 * @param mine  whether it is the profile of whoever looks at it
 */
record ProfilePage(
        String href,
        String portraitHref,
        String back,
        String name,
        String email,
        String roles,
        String initials,
        @Nullable String portrait,
        @Nullable String portraitProblem,
        boolean mine,
        boolean addressAwaited) {}
