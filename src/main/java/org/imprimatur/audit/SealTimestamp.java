package org.imprimatur.audit;

import java.time.Instant;

/**
 * What a timestamp authority outside said about a seal.
 *
 * @param seal      its number
 * @param at        when the authority saw it
 * @param authority whose certificate signed that
 * @param reply     the whole answer, as {@code openssl ts} reads it
 */
@SuppressWarnings("ArrayRecordComponent")
public record SealTimestamp(long seal, Instant at, String authority, byte[] reply) {}
