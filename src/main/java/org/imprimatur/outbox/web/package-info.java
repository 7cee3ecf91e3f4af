/** The pages about letters that go out, and about addresses nothing reaches. */
@NullMarked
package org.imprimatur.outbox.web;

import org.jspecify.annotations.NullMarked;
