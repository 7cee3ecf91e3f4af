/** The pages a reviewer works on: reading, noting, signing, sending back. */
@NullMarked
package org.imprimatur.review.web;

import org.jspecify.annotations.NullMarked;
