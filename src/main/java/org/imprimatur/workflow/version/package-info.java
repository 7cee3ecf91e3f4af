/** Versions of the processes: their diagrams, tables, stages, and what is under way in them. */
@NullMarked
package org.imprimatur.workflow.version;

import org.jspecify.annotations.NullMarked;
