/** The inner shell: layout, what every desk page knows, security rules, error pages. */
@NullMarked
package org.imprimatur.desk;

import org.jspecify.annotations.NullMarked;
