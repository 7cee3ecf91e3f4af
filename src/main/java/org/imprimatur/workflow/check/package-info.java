/**
 * What a diagram has to keep to before the server lets articles travel by it: rules on files, without server, engine or
 * database, so that the start, the command {@code check-processes} and the tests all say the same.
 */
@NullMarked
package org.imprimatur.workflow.check;

import org.jspecify.annotations.NullMarked;
