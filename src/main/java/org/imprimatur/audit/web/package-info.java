/** The pages of the audit: reading it, asking for a verification, the key of the seals. */
@NullMarked
package org.imprimatur.audit.web;

import org.jspecify.annotations.NullMarked;
