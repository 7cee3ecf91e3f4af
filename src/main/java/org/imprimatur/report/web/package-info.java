/** The pages about readers' reports: the list, the case, triage. */
@NullMarked
package org.imprimatur.report.web;

import org.jspecify.annotations.NullMarked;
