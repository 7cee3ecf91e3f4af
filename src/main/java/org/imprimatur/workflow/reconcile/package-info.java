/** Whether the worklist says what the engine says, and making it so. */
@NullMarked
package org.imprimatur.workflow.reconcile;

import org.jspecify.annotations.NullMarked;
