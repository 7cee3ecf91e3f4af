/** The public form to report a mistake, its limits and the mail made of it. */
@NullMarked
package org.imprimatur.report.form;

import org.jspecify.annotations.NullMarked;
