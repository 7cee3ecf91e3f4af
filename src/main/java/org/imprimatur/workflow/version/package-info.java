/** Versions of the processes: their drawings, tables, stages, and what is under way in them. */
@NullMarked
package org.imprimatur.workflow.version;

import org.jspecify.annotations.NullMarked;
