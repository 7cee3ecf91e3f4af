package org.imprimatur.people.web;

import org.imprimatur.people.Credential;
import org.jspecify.annotations.Nullable;

/**
 * One credential and what may be done about it.
 *
 * @param whyNotVerify null where this person can
 */
record CredentialPage(
        String href,
        String holder,
        String holderHref,
        Credential credential,
        CredentialLine line,
        @Nullable String enteredBy,
        @Nullable String verifiedBy,
        @Nullable String revokedBy,
        boolean mayVerify,
        @Nullable String whyNotVerify,
        boolean mayRevoke,
        boolean mayRestore) {}
