/** What a drawing may have the server do: one class a step, called by its name in the drawing. */
@NullMarked
package org.imprimatur.workflow.step;

import org.jspecify.annotations.NullMarked;
