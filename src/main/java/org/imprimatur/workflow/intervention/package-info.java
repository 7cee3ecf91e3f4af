/** Putting what is under way at another stage or on another version, and giving it up. */
@NullMarked
package org.imprimatur.workflow.intervention;

import org.jspecify.annotations.NullMarked;
