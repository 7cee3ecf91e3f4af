/** The pages about mail that came in. */
@NullMarked
package org.imprimatur.inbox.web;

import org.jspecify.annotations.NullMarked;
