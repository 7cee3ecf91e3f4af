/** A transparency log's hashing, proofs and notes (RFC 6962, C2SP), and timestamps (RFC 3161); knows no database. */
@NullMarked
package org.imprimatur.audit.transparency;

import org.jspecify.annotations.NullMarked;
