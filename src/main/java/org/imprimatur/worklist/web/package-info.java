/** The pages of a turn: what is yours, taking it, giving it to somebody, handing it back. */
@NullMarked
package org.imprimatur.worklist.web;

import org.jspecify.annotations.NullMarked;
