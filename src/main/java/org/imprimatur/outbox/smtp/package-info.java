/**
 * Sending letters by SMTP, and what a failed conversation means. It implements the outbox's {@code MailTransport}; the
 * outbox knows nothing of it.
 */
@NullMarked
package org.imprimatur.outbox.smtp;

import org.jspecify.annotations.NullMarked;
