package org.imprimatur.audit.web;

import org.jspecify.annotations.Nullable;

/** What somebody looks for in the audit, as typed. */
record AuditForm(
        @Nullable String person,
        @Nullable String action,
        @Nullable String chain,
        @Nullable String from,
        @Nullable String to) {}
