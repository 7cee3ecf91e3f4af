/** A transparency log's hashing, proofs and notes (RFC 6962, C2SP signed-note and tlog-checkpoint); knows no database. */
@NullMarked
package org.imprimatur.audit.transparency;

import org.jspecify.annotations.NullMarked;
