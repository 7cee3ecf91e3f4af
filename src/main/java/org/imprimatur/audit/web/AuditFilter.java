package org.imprimatur.audit.web;

import java.time.Instant;
import org.imprimatur.platform.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the audit to list; null means any.
 *
 * @param actor a person's id, or "system"
 * @param from  included
 * @param until excluded
 */
record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable Subject chain,
        @Nullable Instant from,
        @Nullable Instant until) {}
