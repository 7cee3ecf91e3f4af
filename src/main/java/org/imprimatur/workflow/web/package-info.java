/** The pages about processes. */
@NullMarked
package org.imprimatur.workflow.web;

import org.jspecify.annotations.NullMarked;
