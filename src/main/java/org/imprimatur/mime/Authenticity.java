package org.imprimatur.mime;

/** What our own mail exchanger found out about the sender's domain (RFC 8601, DMARC). */
public enum Authenticity {
    /** Nobody we trust has looked. */
    UNKNOWN,
    PASSED,
    FAILED
}
