/** What a diagram may have the server do: one class a step, called by its name in the diagram. */
@NullMarked
package org.imprimatur.workflow.step;

import org.jspecify.annotations.NullMarked;
