/** The desk's pages about what the newsroom says of itself. */
@NullMarked
package org.imprimatur.standards.web;

import org.jspecify.annotations.NullMarked;
